import { DataKeyEntity, ParticipantNames, ParticipantsRepository, UnitOfWork } from '@tongxing/api';
import type { Participant } from '@tongxing/contracts';
import { newProgramme, type Programme } from '../factories/programme.js';
import { startApiOn, TEST_MASTER_KEY, type TestApi } from '../support/api.js';
import { tongxing, until } from '../support/command.js';
import { newDatabase, type TestDatabase } from '../support/databases.js';

const PEOPLE = 500;

describe('an exchange of the keys of 500 identities', () => {
  let database: TestDatabase;
  let programme: Programme;
  const names = new Map<string, string>();

  beforeAll(async () => {
    process.env['TONGXING_MASTER_KEY'] = TEST_MASTER_KEY;
    database = await newDatabase('sqlite');
    await withApi(async (api) => {
      programme = await newProgramme(api);
      await Promise.all(Array.from({ length: PEOPLE }, (_, i) => enrol(api, `王${String(i)}`)));
    });
  });
  afterAll(async () => {
    delete process.env['TONGXING_MASTER_KEY'];
    await database.drop();
  });

  const withApi = async <T>(work: (api: TestApi) => Promise<T>): Promise<T> => {
    const api = await startApiOn({ ...database, drop: () => Promise.resolve() });
    return work(api).finally(() => api.stop());
  };
  const enrol = async (api: TestApi, name: string) => {
    const under = `/projects/${programme.project.id}/participants`;
    const { body } = await api.call<Participant>('POST', under, { site: programme.site.id });
    await api.call('PUT', `${under}/${body.id}/identity`, { name });
    names.set(body.id, name);
  };
  /** All at once, which no account may by way of the API. */
  const read = (api: TestApi) =>
    api.app.get(UnitOfWork).write(async (tx) => {
      const people = await api.app.get(ParticipantsRepository).ofProject(tx, programme.project.id);
      return api.app.get(ParticipantNames).read(tx, programme.project.id, people, 'roster');
    });
  const states = async (api: TestApi) => {
    const keys = await api.app
      .get(UnitOfWork)
      .read((view) =>
        view.manager.find(DataKeyEntity, { where: { purpose: 'identities' }, order: { ordinal: 'ASC' } }),
      );
    return keys.map(({ state }) => state);
  };
  const resealed = (output: string) => (output.match(/\d+ resealed/g) ?? []).length;

  it('killed twice loses no name, and is completed by running it again', async () => {
    for (const commits of [1, 2]) {
      const command = tongxing(database.address, 'keys', 'rotate');
      await until(command, (output) => resealed(output) >= commits);
      command.process.kill('SIGKILL');
      await command.ended;
      await withApi(async (api) => {
        expect(await read(api)).toEqual(names);
        expect(await states(api)).toEqual(['retired', 'active']);
      });
    }
    const { code, output } = await tongxing(database.address, 'keys', 'rotate').ended;
    expect({ code, output }).toMatchObject({ code: 0 });
    await withApi(async (api) => {
      expect(await read(api)).toEqual(names);
      expect(await states(api)).toEqual(['destroyed', 'active']);
    });
    expect((await tongxing(database.address, 'audit', 'verify').ended).code).toBe(0);
  }, 300_000);

  it('is followed by an erasure only where the project is named twice, and then no name is left', async () => {
    const erase = (...more: string[]) =>
      tongxing(database.address, 'privacy', 'erase-identities', '--project', programme.project.code, ...more)
        .ended;
    expect((await erase()).code).toBe(1);
    expect((await erase('--confirm', 'another')).code).toBe(1);
    await withApi(async (api) => {
      expect(await read(api)).toEqual(names);
    });
    expect((await erase('--confirm', programme.project.code)).output).toContain(String(PEOPLE));
    await withApi(async (api) => {
      expect(await states(api)).toEqual(['destroyed', 'destroyed']);
    });
  }, 120_000);
});
