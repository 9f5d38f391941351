import type { InstrumentVersion, Problem, SubmissionEnvelope } from '@tongxing/contracts';
import { InstrumentsService, readVersion } from '@tongxing/api';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';

const FORBIDDEN = { instrument: 'sdq-self', version: '1.0.0' };

describe('an instrument that its licence keeps off the screen', () => {
  let api: TestApi;
  let programme: Programme;
  let hash: string;

  beforeAll(async () => {
    api = await startApi('sqlite');
    programme = await newProgramme(api);
    const read = readVersion({ ...FORBIDDEN, path: 'surveys/licensed/sdq-self/1.0.0' });
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    hash = (await api.app.get(InstrumentsService).publish(read.definition)).version.contentHash;
  });
  afterAll(() => api.stop());

  const send = (mode: SubmissionEnvelope['mode']) =>
    api.call<Problem>(
      'PUT',
      `/submissions/${newSubmissionId()}`,
      submissionFor(programme, {
        instrument: { id: FORBIDDEN.instrument, version: FORBIDDEN.version, hash },
        answers: { emotional_1: 2, emotional_2: 1, emotional_3: 0 },
        mode,
      }),
    );

  it.each(['self', 'interviewer'] as const)('takes no answers given on a screen (%s)', async (mode) => {
    const { status, body } = await send(mode);
    expect([status, body.code]).toEqual([422, 'electronic-use-not-permitted']);
  });

  it.each(['paper', 'import'] as const)('takes answers from elsewhere (%s)', async (mode) => {
    expect((await send(mode)).status).toBe(201);
  });

  it('is not handed out to be shown', async () => {
    const { body } = await api.call<InstrumentVersion>('GET', '/instruments/sdq-self/1.0.0');
    expect(body).toMatchObject({ rendersOnScreen: false });
    expect(body.questionnaire).toBeUndefined();
  });
});
