import { Writable } from 'node:stream';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { newProgramme, newSubmissionId, submissionFor } from '../factories/programme.js';
import { startApiOn, TEST_MASTER_KEY, type TestApi } from '../support/api.js';
import { ENGINES, newDatabase, type TestDatabase } from '../support/databases.js';

const SECRET_ANSWER = 'a-secret-answer';
const IDENTITY = {
  name: '王小明',
  contacts: [{ relation: 'mother', name: '李桂芳', telephones: ['13812345678'] }],
};

describe.each(ENGINES)('the log on %s, at its most talkative', (engine) => {
  let database: TestDatabase;
  let api: TestApi;
  let lines = '';

  beforeAll(async () => {
    database = await newDatabase(engine);
    const sink = new Writable({
      write: (chunk: Buffer, _, done) => {
        lines += chunk.toString();
        done();
      },
    });
    api = await startApiOn(database, 'surveys', TEST_MASTER_KEY, pino({ level: 'trace' }, sink));
  });
  afterAll(() => api.stop());

  it('holds no name, number, answer, code, id or key, whether all goes well or nothing does', async () => {
    const programme = await newProgramme(api);
    const { call } = api;
    const { id, studyCode } = programme.participant;
    const under = `/projects/${programme.project.id}`;
    const identity = `${under}/participants/${id}/identity`;
    const search = { by: 'name', text: IDENTITY.name, purpose: 'duplicates' };
    const secret = submissionFor(programme, { answers: { pm_laugh: SECRET_ANSWER } });
    const everything = async () => [
      (await call('PUT', identity, IDENTITY)).status,
      (await call('GET', `${identity}?purpose=interview`)).status,
      (await call('GET', `${identity}?purpose=${encodeURIComponent(IDENTITY.name)}`)).status,
      (await call('PUT', identity, { ...IDENTITY, extra: IDENTITY.name })).status,
      (await call('POST', `${under}/identities/search`, search)).status,
      (await call('GET', `${under}/participants/by-study-code/${studyCode}`)).status,
      (await call('PUT', `/submissions/${newSubmissionId()}`, secret)).status,
    ];
    expect(await everything()).toEqual([200, 200, 400, 400, 200, 200, 422]);
    const dataSource = api.app.get(DataSource);
    await dataSource.query('ALTER TABLE identity RENAME TO identity_away');
    await dataSource.query('ALTER TABLE participant RENAME TO participant_away');
    expect(await everything()).toEqual([500, 500, 500, 500, 500, 500, 422]);
    expect(lines).toContain('/api/v1/projects/:project/participants/:participant/identity');
    expect(lines).toContain('QueryFailedError');
    const secrets = [
      IDENTITY.name,
      encodeURIComponent(IDENTITY.name),
      '李桂芳',
      '13812345678',
      SECRET_ANSWER,
      studyCode,
      id,
      TEST_MASTER_KEY,
      api.person.token,
      database.address,
      'v1.',
    ];
    expect(secrets.filter((text) => lines.includes(text))).toEqual([]);
  });
});
