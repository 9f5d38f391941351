import { AuditEventEntity, UnitOfWork } from '@tongxing/api';
import type { Problem } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { startApi, type Person, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

/** No door lets the entity out: only `people` knows of names. */
const TABLE = 'name_reading';
const MOST_IN_AN_HOUR = 200;

describe.each(ENGINES)('looking up one name after the other on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const supervisor = () => api.as([{ role: 'supervisor' }]);
  const look = ({ call }: Person) =>
    call<Problem>(
      'GET',
      `/projects/${programme.project.id}/participants/${programme.participant.id}/identity?purpose=roster`,
    );
  const search = ({ call }: Person) =>
    call<Problem>('POST', `/projects/${programme.project.id}/identities/search`, {
      by: 'name',
      text: '无此人',
      purpose: 'roster',
    });
  const copy = ({ call }: Person) =>
    call<Problem>('GET', `/projects/${programme.project.id}/data-requests/${newSubmissionId()}/copy/pdf`);
  const atTheLimit = async (person: Person, since = new Date().toISOString()) => {
    await look(person);
    await api.app
      .get(UnitOfWork)
      .write(({ manager }) =>
        manager.update(TABLE, { accountId: person.account }, { times: MOST_IN_AN_HOUR, since }),
      );
  };

  it('ends with a plain word and the time to wait, whatever is looked up, and is recorded once', async () => {
    const person = await supervisor();
    await atTheLimit(person);
    for (const again of [look, search, copy, look]) {
      const { status, body, headers } = await again(person);
      expect([status, body.code]).toEqual([429, 'names-read-often']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(3500);
    }
    const events = await api.app
      .get(UnitOfWork)
      .read(({ manager }) =>
        manager.findBy(AuditEventEntity, { actorId: person.account, action: 'identity.refused' }),
      );
    expect(events).toHaveLength(1);
  });

  it('keeps nobody else out', async () => {
    const [greedy, other] = [await supervisor(), await supervisor()];
    await atTheLimit(greedy);
    expect((await search(greedy)).status).toBe(429);
    expect((await search(other)).status).toBe(200);
  });

  it('begins anew after an hour', async () => {
    const person = await supervisor();
    await atTheLimit(person, new Date(Date.now() - 61 * 60_000).toISOString());
    expect((await search(person)).status).toBe(200);
  });

  it('is counted when many are asked for at once', async () => {
    const person = await supervisor();
    await Promise.all(Array.from({ length: 10 }, () => search(person)));
    const row = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.findOneByOrFail(TABLE, { accountId: person.account }));
    expect(row).toMatchObject({ times: 10 });
  });
});
