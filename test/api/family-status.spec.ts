import { readFileSync } from 'node:fs';
import type { FamilyStatuses, Participant, Problem, SubmissionEnvelope } from '@tongxing/contracts';
import {
  newProgramme,
  newSubmissionId,
  publishShipped,
  submissionFor,
  type Programme,
} from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const GUARDIAN = { instrument: 'guardian-survey', version: '1.0.0' };
const VISIT = '2026-11-25';

const example = (name: string) =>
  (
    JSON.parse(readFileSync(`surveys/guardian-survey/1.0.0/examples/${name}.json`, 'utf8')) as {
      answers: Record<string, unknown>;
    }
  ).answers;

describe.each(ENGINES)('left-behind status on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let hash: string;

  beforeAll(async () => {
    api = await startApi(engine);
    hash = await publishShipped(api, GUARDIAN);
  });
  beforeEach(async () => {
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const told = (change: Partial<SubmissionEnvelope> = {}): SubmissionEnvelope => ({
    ...submissionFor(programme),
    instrument: { id: GUARDIAN.instrument, version: GUARDIAN.version, hash },
    respondent: 'guardian',
    mode: 'interviewer',
    collectedOn: VISIT,
    answers: example('typical-11-father-away'),
    ...change,
  });
  const send = async (envelope: SubmissionEnvelope, id = newSubmissionId()) => {
    const { status } = await api.call('PUT', `/submissions/${id}`, envelope);
    return status;
  };
  const path = () => `/projects/${programme.project.id}/participants`;
  const history = async () => {
    const answer = await api.call<FamilyStatuses>('GET', `${path()}/${programme.participant.id}/family`);
    return answer.body.items;
  };
  const listed = async () => {
    const answer = await api.call<{ items: Participant[] }>('GET', path());
    return answer.body.items[0] as Participant;
  };

  it('is computed under both definitions when a guardian has answered, and says for which day', async () => {
    expect(await send(told())).toBe(201);
    expect(await listed()).toMatchObject({
      family: {
        wave: programme.baseline.id,
        heldOn: VISIT,
        rule: '1.0.0',
        flags: { LBC_2016: 'no', LBC_census: 'yes', father_away: 'yes', mother_away: 'no' },
      },
    });
    const [status] = await history();
    expect(status).toMatchObject({ source: 'questionnaire', variables: { gs_father: 'migrated' } });
    expect(status?.variables).not.toHaveProperty('gs_carer_health');
  });

  it('is kept once however often a submission arrives, and grows with the waves', async () => {
    const id = newSubmissionId();
    expect([await send(told(), id), await send(told(), id)]).toEqual([201, 200]);
    const answers = { ...example('typical-11-father-away'), gs_boarding: 'weekly' };
    await send(told({ wave: programme.endline.id, collectedOn: '2028-11-20', answers }));
    expect((await history()).map(({ flags }) => flags.boarding)).toEqual(['no', 'yes']);
    expect((await listed()).family).toMatchObject({ heldOn: '2028-11-20', flags: { boarding: 'yes' } });
  });

  it('of an earlier day that arrives late does not replace what is newer', async () => {
    await send(told({ wave: programme.endline.id, collectedOn: '2028-11-20' }));
    await send(told());
    expect((await listed()).family?.heldOn).toBe('2028-11-20');
  });

  it('stays unknown where the guardian said nothing, and there is none where nobody was asked', async () => {
    await send(submissionFor(programme));
    expect(await history()).toEqual([]);
    expect(await listed()).not.toHaveProperty('family');
    await send(told({ answers: { gs_mother: 'dont_know' } }));
    expect((await listed()).family?.flags).toMatchObject({ LBC_2016: 'unknown', LBC_census: 'unknown' });
  });

  it('of months that cannot be counted, without a day, is unknown', async () => {
    const answers = { ...example('typical-11-father-away'), gs_father_months: 'dont_know' };
    await send(told({ collectedOn: undefined, answers }));
    expect((await listed()).family?.flags).toMatchObject({ father_away: 'yes', LBC_census: 'unknown' });
    expect((await listed()).family).not.toHaveProperty('heldOn');
  });

  it('cannot be typed in', async () => {
    const answer = await api.call<Problem>('POST', path(), {
      site: programme.site.id,
      covariates: { LBC_2016: 'yes' },
    });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code: 'request-invalid' });
  });

  it('of another project is not found', async () => {
    const { participant } = await newProgramme(api);
    expect((await api.call('GET', `${path()}/${participant.id}/family`)).status).toBe(404);
  });
});
