import { readFileSync } from 'node:fs';
import { AuditEventEntity, UnitOfWork } from '@tongxing/api';
import {
  FamilyVariables,
  type Identity,
  type Participant,
  type Problem,
  type RosterReport,
} from '@tongxing/contracts';
import { questionsIn } from '../factories/answers.js';
import { newProgramme, type Programme } from '../factories/programme.js';
import { workbookOf } from '../factories/workbook.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const HEADER = ['child', 'site', 'sex', 'born', 'township', 'mother', 'father', 'father left'];
const ROWS = [
  ['c-1', 'centre-1', '女', '2016-04', '北镇', '在家', '外出', '2024-03'],
  ['c-2', 'centre-1', '男', '2015-11-03', '', '外出', '外出', ''],
  ['c-3', 'centre-1', '', '', '', '', '', ''],
];

const mapping = (change: object = {}) => ({
  schema: 'tongxing.roster-mapping/1',
  columns: {
    participant: 'child',
    site: 'site',
    sex: { column: 'sex', values: { 女: 'female', 男: 'male' } },
    birthMonth: 'born',
    covariates: ['township'],
  },
  family: {
    wave: 'baseline',
    heldOn: '2026-09-01',
    columns: { gs_mother: 'mother', gs_father: 'father', gs_father_left: 'father left' },
    values: { gs_mother: { 在家: 'home', 外出: 'migrated' }, gs_father: { 在家: 'home', 外出: 'migrated' } },
  },
  ...change,
});

const csv = (rows: readonly (readonly string[])[]) =>
  Buffer.from([HEADER, ...rows].map((row) => row.join(',')).join('\n'));

it('what a roster may say of a family is what the guardian survey asks, choice by choice', () => {
  const file = JSON.parse(readFileSync('surveys/guardian-survey/1.0.0/questionnaire.json', 'utf8')) as object;
  for (const question of questionsIn(file as Record<string, unknown>)) {
    const schema = FamilyVariables.shape[question['name'] as keyof FamilyVariables] as
      (typeof FamilyVariables.shape)['gs_night'] | undefined;
    const choices = (question['choices'] as { value: unknown }[] | undefined) ?? [];
    const answers = choices.map(({ value }) => (question['type'] === 'checkbox' ? [value] : value));
    const refused = schema ? answers.filter((answer) => !schema.safeParse(answer).success) : [];
    expect({ question: question['name'], refused }).toEqual({ question: question['name'], refused: [] });
  }
});

describe.each(ENGINES)('a roster on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  beforeEach(async () => {
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const send = (content: Buffer, change: object = {}) =>
    api.call<RosterReport & Problem>('POST', `/projects/${programme.project.id}/roster`, {
      format: 'csv',
      content: content.toString('base64'),
      mapping: mapping(),
      dryRun: false,
      ...change,
    });
  const people = async () => {
    const { body } = await api.call<{ items: Participant[] }>(
      'GET',
      `/projects/${programme.project.id}/participants`,
    );
    return body.items.filter(({ sourceCode }) => sourceCode !== undefined);
  };

  it.each(['csv', 'xlsx'])('in %s enrols each child, with left-behind status computed', async (format) => {
    const content = format === 'csv' ? csv(ROWS) : workbookOf([HEADER, ...ROWS]);
    const { status, body } = await send(content, { format });
    expect({ status, stored: body.stored, counts: body.counts }).toEqual({
      status: 200,
      stored: true,
      counts: { enrolled: 3, completed: 0, unchanged: 0, rejected: 0 },
    });
    const [first, second, third] = await people();
    expect(first).toMatchObject({ sex: 'female', birthMonth: '2016-04', covariates: { township: '北镇' } });
    expect(first?.family).toMatchObject({ heldOn: '2026-09-01', wave: programme.baseline.id });
    expect(first?.family?.flags).toMatchObject({
      father_away: 'yes',
      mother_away: 'no',
      both_parents_away: 'no',
    });
    expect(second).toMatchObject({ birthMonth: '2015-11', family: { flags: { both_parents_away: 'yes' } } });
    expect(third).not.toHaveProperty('family');
  });

  it('in GB18030 is read as Excel in China writes it', async () => {
    const text = 'child,site,sex\nc-1,centre-1,ÄÐ\n';
    const { columns } = mapping();
    const { body } = await send(Buffer.from(text, 'latin1'), {
      mapping: mapping({
        columns: { participant: 'child', site: 'site', sex: columns.sex },
        family: undefined,
      }),
    });
    expect(body).toMatchObject({ encoding: 'gb18030', counts: { enrolled: 1 } });
    expect((await people())[0]?.sex).toBe('male');
  });

  it('on a dry run is judged and leaves nothing', async () => {
    const { body } = await send(csv(ROWS), { dryRun: true });
    expect(body).toMatchObject({ stored: false, counts: { enrolled: 3 } });
    expect(await people()).toEqual([]);
  });

  it('sent again changes nothing, and adds what was not known', async () => {
    await send(csv(ROWS));
    const before = await people();
    expect((await send(csv(ROWS))).body.counts).toMatchObject({ unchanged: 3 });
    expect(await people()).toEqual(before);
    const more = [...ROWS.slice(0, 2), ['c-3', 'centre-1', '男', '2014-01', '', '', '', '']];
    expect((await send(csv(more))).body.counts).toMatchObject({ unchanged: 2, completed: 1 });
    expect((await people())[2]).toMatchObject({ sex: 'male', birthMonth: '2014-01' });
    const { body } = await api.call<{ items: unknown[] }>(
      'GET',
      `/projects/${programme.project.id}/participants/${before[0]?.id ?? ''}/family`,
    );
    expect(body.items).toHaveLength(1);
  });

  it('with one wrong row stays out whole, and says which row and why', async () => {
    const rows = [
      ...ROWS,
      ['c-1', 'centre-1', '', '', '', '', '', ''],
      ['c-4', 'nowhere', '', '', '', '', '', ''],
      ['c-5', 'centre-1', 'x', '2016-13', '', 'gone', '', ''],
      ['../../etc/passwd', 'centre-1', '', '', '', '', '', ''],
      ['c-6', 'centre-1'],
    ];
    const { body } = await send(csv(rows));
    expect(body).toMatchObject({ stored: false, counts: { enrolled: 3, rejected: 5 } });
    expect(body.rows.flatMap(({ line, faults = [] }) => faults.map((f) => [line, f.code, f.column]))).toEqual([
      [5, 'participant-twice', 'child'],
      [6, 'site-unknown', 'site'],
      [7, 'sex-invalid', 'sex'],
      [7, 'birth-month-invalid', 'born'],
      [7, 'family-invalid', 'mother'],
      [8, 'participant-invalid', 'child'],
      [9, 'row-length', undefined],
    ]);
    expect(await people()).toEqual([]);
    expect((await send(csv(rows), { skipFaulty: true })).body).toMatchObject({ stored: true });
    expect(await people()).toHaveLength(3);
  });

  it('that contradicts what is known is refused row by row, and moves nobody', async () => {
    await send(csv(ROWS));
    const moved = [['c-1', 'centre-9', '男', '2016-04', '', '', '', '']];
    const sites = { sites: { kind: 'centre' } };
    const { body } = await send(csv(moved), { mapping: mapping(sites) });
    expect(body.rows[0]?.faults).toEqual([
      { code: 'participant-differs', column: 'site' },
      { code: 'participant-differs', column: 'sex' },
    ]);
    expect((await people())[0]).toMatchObject({ site: programme.site.id, sex: 'female' });
  });

  it('makes the sites that are not there where it is told their kind', async () => {
    const rows = [['c-9', 'centre-9', '', '', '', '', '', '']];
    const { body } = await send(csv(rows), { mapping: mapping({ sites: { kind: 'centre' } }) });
    expect(body.stored).toBe(true);
  });

  it('sent three times at once enrols each child once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => send(csv(ROWS))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.reduce((sum, { body }) => sum + body.counts.enrolled, 0)).toBe(3);
    expect(await people()).toHaveLength(3);
  });

  it.each<[string, Buffer, object, string]>([
    ['no table', Buffer.from('x'), { format: 'xlsx' }, 'workbook-malformed'],
    ['nothing', Buffer.from(''), {}, 'file-empty'],
    ['a table without the columns', Buffer.from('a,b\n1,2\n'), {}, 'column-missing'],
  ])('that is %s is refused with the reason', async (_, content, change, reason) => {
    const { status, body } = await send(content, change);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'table-unreadable' });
    expect(body.errors?.[0]?.code).toBe(reason);
  });

  it('for a wave that is not there is refused', async () => {
    const family = { ...mapping().family, wave: 'third' };
    expect((await send(csv(ROWS), { mapping: mapping({ family }) })).body.code).toBe('wave-unknown');
  });

  describe('with names', () => {
    const NAMED = ['child', 'site', 'name', 'lives', 'grandmother', 'number'];
    const WANG = ['c-1', 'centre-1', '王小明', '某某村三组', '李桂芳', '138 1234 5678 / 0692-7170000'];
    const SECRETS = ['王小明', '某某村', '李桂芳', '1234', '7170000'];
    const identity = {
      name: 'name',
      address: 'lives',
      contacts: [{ relation: 'grandmother', name: 'grandmother', telephone: 'number' }],
    };
    const columns = { participant: 'child', site: 'site' };
    const upload = (rows: readonly (readonly string[])[], change: object = {}) => ({
      format: 'csv',
      content: Buffer.from([NAMED, ...rows].map((row) => row.join(',')).join('\n')).toString('base64'),
      mapping: { schema: 'tongxing.roster-mapping/1', columns, identity },
      dryRun: false,
      ...change,
    });
    const path = () => `/projects/${programme.project.id}/roster`;
    const take = (rows: readonly (readonly string[])[], change?: object) =>
      api.call<RosterReport & Problem>('POST', path(), upload(rows, change));
    const nameOf = async (person: Participant | undefined) =>
      (
        await api.call<Identity & Problem>(
          'GET',
          `/projects/${programme.project.id}/participants/${person?.id ?? ''}/identity?purpose=roster`,
        )
      ).body;
    const events = () =>
      api.app
        .get(UnitOfWork)
        .read((view) => view.manager.findBy(AuditEventEntity, { projectId: programme.project.id }));

    it('keeps them sealed beside the child, and says them in no report and no audit event', async () => {
      const { body } = await take([WANG, ['c-2', 'centre-1', '', '', '', '']]);
      expect(body).toMatchObject({ stored: true, identities: 1, counts: { enrolled: 2 } });
      const recorded = await events();
      expect(recorded.filter(({ action }) => action === 'identity.written')).toHaveLength(1);
      const told = JSON.stringify([body, recorded]);
      expect(SECRETS.filter((secret) => told.includes(secret))).toEqual([]);
      const [first, second] = await people();
      expect(await nameOf(first)).toEqual({
        name: '王小明',
        otherNames: [],
        address: '某某村三组',
        contacts: [{ relation: 'grandmother', name: '李桂芳', telephones: ['138 1234 5678', '0692-7170000'] }],
      });
      expect(await nameOf(second)).toMatchObject({ code: 'not-found' });
      expect(JSON.stringify([first, second])).not.toContain('王小明');
    });

    it('stores a name where there is none, and neither changes nor compares one that is there', async () => {
      await take([['c-1', 'centre-1', '', '', '', '']]);
      expect((await take([WANG], { dryRun: true })).body).toMatchObject({ stored: false, identities: 1 });
      expect((await people()).length).toBe(1);
      expect((await take([WANG])).body).toMatchObject({ identities: 1, counts: { completed: 1 } });
      const other = WANG.with(2, '张三');
      expect((await take([other])).body).toMatchObject({ identities: 0, counts: { unchanged: 1 } });
      expect(await nameOf((await people())[0])).toMatchObject({ name: '王小明' });
      expect((await events()).filter(({ action }) => action === 'identity.written')).toHaveLength(1);
    });

    it('does not store again what was deleted on request, unless somebody writes it in by hand', async () => {
      await take([WANG]);
      const [child] = await people();
      const own = `/projects/${programme.project.id}/participants/${child?.id ?? ''}/identity`;
      await api.call('DELETE', own);
      expect((await take([WANG], { dryRun: true })).body).toMatchObject({ identities: 0 });
      expect((await take([WANG])).body).toMatchObject({ identities: 0, counts: { unchanged: 1 } });
      expect(await nameOf(child)).toMatchObject({ code: 'not-found' });
      await api.call('PUT', own, { name: '王小明' });
      expect(await nameOf(child)).toMatchObject({ name: '王小明' });
    });

    it('refuses what is no name or number by its column, and stores no child without the others', async () => {
      const rows = [
        WANG,
        ['c-2', 'centre-1', '', '某某村', '', ''],
        ['c-3', 'centre-1', '王小红', '', '', '13812345678'],
        ['c-4', 'centre-1', '王小红', '', '李桂芳', '晚上打'],
      ];
      const { body } = await take(rows);
      expect(body).toMatchObject({ stored: false, counts: { enrolled: 1, rejected: 3 } });
      expect(body.rows.flatMap(({ faults = [] }) => faults)).toEqual(
        ['name', 'grandmother', 'number'].map((column) => ({ code: 'identity-invalid', column })),
      );
      expect(JSON.stringify(body)).not.toContain('晚上');
      expect(await people()).toEqual([]);
    });

    it('is refused to those who may not write names, dry or not, and whole', async () => {
      const { call } = await api.as([{ role: 'administrator', project: programme.project.id }]);
      for (const dryRun of [true, false]) {
        const answer = await call<Problem>('POST', path(), upload([WANG], { dryRun }));
        expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 404, code: 'not-found' });
      }
      const mapping = { schema: 'tongxing.roster-mapping/1', columns };
      expect((await call('POST', path(), upload([WANG], { mapping }))).status).toBe(200);
      expect(await nameOf((await people())[0])).toMatchObject({ code: 'not-found' });
    });

    it('is refused where a column with names would also be kept in the open', async () => {
      const open = { ...columns, covariates: ['name'] };
      const mapping = { schema: 'tongxing.roster-mapping/1', columns: open, identity };
      const { status, body } = await take([WANG], { mapping });
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'request-invalid' });
    });
  });
});
