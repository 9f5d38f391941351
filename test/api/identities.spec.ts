import { AuditEventEntity, DataKeyEntity, Erasure, KeyRotation, MasterKey, UnitOfWork } from '@tongxing/api';
import type { Identity, IdentityMatches, Participant, Problem, Site } from '@tongxing/contracts';
import { DataSource } from 'typeorm';
import { newProgramme, type Programme } from '../factories/programme.js';
import { startApiOn, type TestApi } from '../support/api.js';
import { ENGINES, newDatabase, type TestDatabase } from '../support/databases.js';
import { dumpOf } from '../support/dump.js';

const WANG: Identity = {
  name: '王小明',
  otherNames: ['明明'],
  address: '云南省陇川县某某村三组',
  contacts: [
    { relation: 'grandmother', name: '李桂芳', telephones: ['138 1234 5678'], note: '晚上八点以后' },
    { relation: 'mother', name: 'Zhang Meili', telephones: ['+86 13987654321', '0692-7170000'] },
  ],
};
const SECRETS = [
  '王小明',
  '明明',
  '某某村',
  '李桂芳',
  '晚上八点',
  'Meili',
  '1234 5678',
  '13812345678',
  '13987654321',
];

describe.each(ENGINES)('identities on %s', (engine) => {
  let database: TestDatabase;
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    database = await newDatabase(engine);
    api = await startApiOn(database);
  });
  beforeEach(async () => {
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const under = () => `/projects/${programme.project.id}`;
  const path = (participant = programme.participant.id) => `${under()}/participants/${participant}/identity`;
  const put = (identity: unknown, participant?: string) =>
    api.call<Identity & Problem>('PUT', path(participant), identity);
  const read = (purpose = 'interview', participant?: string) =>
    api.call<Identity & Problem>('GET', `${path(participant)}?purpose=${purpose}`);
  const search = async (by: 'name' | 'telephone', text: string) =>
    (
      await api.call<IdentityMatches>('POST', `${under()}/identities/search`, {
        by,
        text,
        purpose: 'duplicates',
      })
    ).body.participants.map(({ id }) => id);
  const enrol = async () =>
    (await api.call<Participant>('POST', `${under()}/participants`, { site: programme.site.id })).body.id;
  const events = (action: string) =>
    api.app
      .get(UnitOfWork)
      .read((view) => view.manager.findBy(AuditEventEntity, { action, projectId: programme.project.id }));
  const erase = (what: 'contacts' | 'identities') =>
    api.app.get(UnitOfWork).write((tx) => api.app.get(Erasure).erase(tx, what, programme.project.id));

  it('come back as they were written, and each reading is recorded with its purpose', async () => {
    expect((await put(WANG)).status).toBe(200);
    expect((await read('consent')).body).toEqual(WANG);
    expect((await read('follow-up')).body).toEqual(WANG);
    const readings = await events('identity.read');
    expect(readings.map((e) => [e.subjectId, e.purpose])).toEqual([
      [programme.participant.id, 'consent'],
      [programme.participant.id, 'follow-up'],
    ]);
    expect(await events('identity.written')).toHaveLength(1);
  });

  it('are not read without a purpose from the list', async () => {
    await put(WANG);
    expect((await api.call('GET', path())).status).toBe(400);
    expect((await read('curiosity')).status).toBe(400);
    expect(await events('identity.read')).toEqual([]);
  });

  it('are found by name and number, however they are written, and by nothing else', async () => {
    await put(WANG);
    const sibling = await enrol();
    await put({ ...WANG, name: '王小红', otherNames: [] }, sibling);
    const { id } = programme.participant;
    const both = [id, sibling].sort();
    expect(await search('name', '王 小明')).toEqual([id]);
    expect(await search('name', '明明')).toEqual([id]);
    expect((await search('name', 'ZHANG meili')).sort()).toEqual(both);
    expect((await search('telephone', '+86 138-1234-5678')).sort()).toEqual(both);
    expect(await search('name', '王晓明')).toEqual([]);
    expect(await search('name', '王')).toEqual([]);
    expect(await search('telephone', '13812345679')).toEqual([]);
    expect(await events('identity.sought')).toHaveLength(7);
  });

  it('are found at the sites that the caller reaches, and at no others', async () => {
    await put(WANG);
    const { body: elsewhere } = await api.call<Site>('POST', `${under()}/sites`, {
      code: 'centre-2',
      name: { zh: '测试', en: 'Test' },
      kind: 'centre',
    });
    const find = async (site: string) => {
      const { call } = await api.as([{ role: 'supervisor', project: programme.project.id, site }]);
      const search = { by: 'name', text: '王小明', purpose: 'roster' };
      return (await call<IdentityMatches>('POST', `${under()}/identities/search`, search)).body.participants
        .length;
    };
    expect([await find(programme.site.id), await find(elsewhere.id)]).toEqual([1, 0]);
    const { call } = await api.as([{ role: 'evaluator', project: programme.project.id }]);
    expect((await call('GET', `${path()}?purpose=interview`)).status).toBe(404);
  });

  it('written again replace what was there, look-ups included', async () => {
    await put(WANG);
    await put({ name: '王大明' });
    expect((await read()).body).toEqual({ name: '王大明', otherNames: [], contacts: [] });
    expect(await search('name', '王小明')).toEqual([]);
    expect(await search('name', '王大明')).toEqual([programme.participant.id]);
  });

  it('of another project, of nobody and of participants without one are not found', async () => {
    await put(WANG);
    const other = await newProgramme(api);
    expect((await read('interview', other.participant.id)).status).toBe(404);
    expect((await put(WANG, other.participant.id)).status).toBe(404);
    expect((await read('interview', await enrol())).status).toBe(404);
    programme = other;
    expect(await search('name', '王小明')).toEqual([]);
  });

  it('deleted are gone', async () => {
    await put(WANG);
    expect((await api.call('DELETE', path())).status).toBe(204);
    expect((await read()).status).toBe(404);
    expect(await search('name', '王小明')).toEqual([]);
    expect(await events('identity.deleted')).toHaveLength(1);
  });

  it.each([
    ['no name', { contacts: [] }],
    ['a field nobody asked for', { ...WANG, idNumber: '5331' }],
    [
      'a number that is none',
      { name: '王', contacts: [{ relation: 'mother', name: '张', telephones: ['wx'] }] },
    ],
    ['a relation that is none', { name: '王', contacts: [{ relation: 'boss', name: '张' }] }],
  ])('with %s are refused, and the problem repeats nothing of them', async (_, identity) => {
    const { status, bytes } = await put(identity);
    expect(status).toBe(400);
    expect(SECRETS.filter((secret) => bytes.toString().includes(secret))).toEqual([]);
  });

  it('stay readable through an exchange of their keys, and the old key is gone', async () => {
    await put(WANG);
    const rotation = api.app.get(KeyRotation);
    const places = await rotation.places('identities', programme.project.id);
    expect(places).toHaveLength(1);
    for (const place of places) expect(await rotation.rotate(place)).toBe(2);
    expect((await read()).body).toEqual(WANG);
    expect(await search('name', '王小明')).toEqual([programme.participant.id]);
    const keys = await api.app.get(UnitOfWork).read((view) =>
      view.manager.find(DataKeyEntity, {
        where: { scope: programme.project.id, purpose: 'identities' },
        order: { ordinal: 'ASC' },
      }),
    );
    expect(keys.map(({ state, wrapped }) => [state, wrapped === null])).toEqual([
      ['destroyed', true],
      ['active', false],
    ]);
  });

  it('lose nothing that is written while their keys are exchanged', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, enrol));
    for (const person of people) await put(WANG, person);
    const [place] = await api.app.get(KeyRotation).places('identities', programme.project.id);
    const [, ...written] = await Promise.all([
      api.app.get(KeyRotation).rotate(place!),
      ...people.map((person, i) => put({ name: `王${String(i)}` }, person)),
    ]);
    expect(written.map(({ status }) => status)).toEqual(people.map(() => 200));
    const names = await Promise.all(people.map(async (person) => (await read('roster', person)).body.name));
    expect(names).toEqual(people.map((_, i) => `王${String(i)}`));
  });

  it('forget whom to call when contacts are erased, and keep the name', async () => {
    await put(WANG);
    expect(await erase('contacts')).toBe(1);
    expect((await read()).body).toEqual({ ...WANG, contacts: [] });
    expect(await search('telephone', '13812345678')).toEqual([]);
    expect(await search('name', '李桂芳')).toEqual([]);
    expect(await search('name', '王小明')).toEqual([programme.participant.id]);
    expect(await erase('contacts')).toBe(0);
  });

  it('erased are gone for good: nothing is read, found or written any more', async () => {
    await put(WANG);
    expect(await erase('identities')).toBe(1);
    expect((await read()).status).toBe(404);
    expect((await put(WANG)).body.code).toBe('key-destroyed');
    const { body } = await api.call<IdentityMatches>('POST', `${under()}/identities/search`, {
      by: 'name',
      text: '王小明',
      purpose: 'duplicates',
    });
    expect(body.participants).toEqual([]);
    expect(await events('identities.erased')).toHaveLength(1);
  });

  it('erased cannot be read from a copy of the rows either: the key is not in the database', async () => {
    await put(WANG);
    const dataSource = api.app.get(DataSource);
    const rows: unknown = await dataSource.query('SELECT wrapped FROM data_key WHERE wrapped IS NOT NULL');
    await erase('identities');
    const left: unknown = await dataSource.query(
      `SELECT wrapped FROM data_key WHERE wrapped IS NOT NULL AND scope = '${programme.project.id}'`,
    );
    expect(left).toEqual([]);
    expect(rows).not.toEqual([]);
  });

  it('show no name, address or number to who holds the database', async () => {
    await put(WANG);
    await search('name', '王小明');
    const dump = await dumpOf(engine, api, database);
    expect(dump).toContain(programme.participant.studyCode);
    expect(SECRETS.filter((secret) => dump.includes(secret))).toEqual([]);
  });

  it('open with another master key once all keys are wrapped by it, and not with the old one', async () => {
    await put(WANG);
    const next = MasterKey.of(Buffer.alloc(32, 9).toString('base64'));
    expect(await api.app.get(KeyRotation).rewrap(next)).toBeGreaterThan(0);
    const renewed = await startApiOn(
      { ...database, drop: () => Promise.resolve() },
      'surveys',
      Buffer.alloc(32, 9).toString('base64'),
    );
    const with_ = (key: TestApi) => key.call<Identity>('GET', `${path()}?purpose=interview`);
    expect((await with_(renewed)).body).toEqual(WANG);
    await renewed.stop();
    expect((await with_(api)).status).toBe(503);
    await api.app.get(DataSource).query('DELETE FROM data_key');
  });
});
