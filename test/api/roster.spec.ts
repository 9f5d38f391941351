import { readFileSync } from 'node:fs';
import { FamilyVariables, type Participant, type Problem, type RosterReport } from '@tongxing/contracts';
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
});
