import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ImportMapping,
  ImportService,
  ParticipantEntity,
  ScoreEntity,
  SubmissionEntity,
  UnitOfWork,
  type ImportReport,
  type Rejection,
} from '@tongxing/api';
import { HEADER, rowNumber, smallMapping } from '../factories/table.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

interface Options {
  readonly change?: Parameters<typeof smallMapping>[0];
  readonly dryRun?: boolean;
  /** Project code. */
  readonly code?: string;
}

describe.each(ENGINES)('an import on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-import-'));
  let api: TestApi;
  let projects = 0;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Imports a file into a project of its own, or into the one named. */
  const run = async (
    content: string | Buffer,
    { change = {}, dryRun = false, code = `import-${String(++projects)}` }: Options = {},
  ): Promise<ImportReport & { rejections: Rejection[] }> => {
    const path = join(folder, 'table.csv');
    writeFileSync(path, content);
    const small = smallMapping(change);
    const mapping = ImportMapping.parse({ ...small, project: { ...small.project, code } });
    const rejections: Rejection[] = [];
    const report = await api.app
      .get(ImportService)
      .run({ path, mapping, dryRun, onRejected: (rejection) => rejections.push(rejection) });
    return { ...report, rejections };
  };
  const counts = () =>
    api.app
      .get(UnitOfWork)
      .read(({ manager }) =>
        Promise.all([SubmissionEntity, ScoreEntity, ParticipantEntity].map((entity) => manager.count(entity))),
      );
  const rows = (n: number) => Array.from({ length: n }, (_, i) => rowNumber(i));
  const table = (...lines: string[]) => [HEADER, ...lines, ''].join('\n');
  const sound = table(...rows(6));

  it.each([
    ['with a byte order mark', `\uFEFF${sound}`, 'utf-8'],
    ['with CRLF line ends', sound.replaceAll('\n', '\r\n'), 'utf-8'],
    ['with old Mac line ends', sound.replaceAll('\n', '\r'), 'utf-8'],
    ['without a last line end', sound.trimEnd(), 'utf-8'],
    ['with empty lines', sound.replaceAll('\n', '\n\n'), 'utf-8'],
    ['with quoted cells', sound.replaceAll('baseline', '"baseline"'), 'utf-8'],
    ['in UTF-16 with its mark', Buffer.from(`\uFEFF${sound}`, 'utf16le'), 'utf-16le'],
    ['with columns that nobody asked for', sound.replaceAll('\n', ',more\n'), 'utf-8'],
  ])('reads a table %s', async (_, content, encoding) => {
    expect(await run(content)).toMatchObject({ rows: 6, stored: 6, rejected: 0, encoding });
  });

  it('reads Chinese in GBK, as spreadsheets write it', async () => {
    const chinese = sound.replaceAll('school-', '希望小学-').replaceAll('person', '编号');
    const gbk = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GBK'], { input: chinese });
    const change = { columns: { ...smallMapping().columns, participant: '编号' } };
    expect(await run(gbk, { change })).toMatchObject({ stored: 6, rejected: 0, encoding: 'gb18030' });
  });

  it('reads full-width digits and the codes of missing answers', async () => {
    const content = table('p-1,baseline,s-1,４,-9,,3,2');
    const change = { file: { missing: ['-9'] } };
    expect(await run(content, { change })).toMatchObject({ stored: 1, rejected: 0 });
  });

  it.each([
    ['empty file', '', 'file-empty', []],
    ['file of line ends', '\n\n\n', 'file-empty', []],
    ['header that cannot be read', 'per"son,wave\n1,2\n', 'header-malformed', []],
    ['missing column', sound.replace('q3', 'q33'), 'column-missing', ['q3']],
    ['column that stands twice', sound.replace('q3', 'q4'), 'column-missing', ['q3']],
    ['duplicate column', sound.replaceAll('\n', ',1\n').replace('q5,1', 'q5,q1'), 'column-duplicate', ['q1']],
    [
      'file in no encoding',
      Buffer.from([0x70, 0xff, 0xff, 0xff, 0x0a]),
      'file-encoding-unknown',
      ['utf-8', 'gb18030'],
    ],
  ])('refuses a table: %s before anything is stored', async (_, content, code, subjects) => {
    const before = await counts();
    await expect(run(content)).rejects.toMatchObject({ code, subjects });
    expect(await counts()).toEqual(before);
  });

  it('takes a table with a header only, and stores nothing', async () => {
    expect(await run(table())).toMatchObject({ rows: 0, stored: 0, rejected: 0 });
  });

  it('rejects each wrong row with its line and every reason, and no other row', async () => {
    const { stored, rejected, rejections, reasons } = await run(
      table(
        ...rows(2),
        'p-7,baseline,s-1,5,0,0,0,0',
        'p-8,autumn,s-1,0,x,0,0,0',
        'p-9,baseline,s-1,0,0,0,0',
        ',baseline,s-1,0,0,0,0,0',
        'p-0,baseline,school-0,4,4,4,4,4',
        'p-0,endline,school-9,4,4,4,4,4',
        ...rows(4).slice(2),
      ),
    );
    expect({ stored, rejected }).toEqual({ stored: 4, rejected: 6 });
    expect(rejections.sort((a, b) => a.line - b.line)).toEqual([
      { line: 4, code: 'answer-out-of-range', column: 'q1' },
      { line: 5, code: 'wave-unknown', column: 'wave' },
      { line: 5, code: 'answer-wrong-type', column: 'q2' },
      { line: 6, code: 'row-length' },
      { line: 7, code: 'participant-invalid', column: 'person' },
      { line: 8, code: 'submission-conflict', column: 'person' },
      { line: 9, code: 'participant-differs', column: 'site' },
    ]);
    expect(reasons['answer-wrong-type']).toBe(1);
  });

  it('keeps the rows before a quote that never closes, and says from which line on nothing was read', async () => {
    const report = await run(table(...rows(3), '"p-9,baseline,s-1,0,0,0,0,0', ...rows(2)));
    expect(report).toMatchObject({ stored: 3, rejected: 1 });
    expect(report.rejections).toEqual([{ line: 5, code: 'rest-unreadable' }]);
  });

  it('rejects a row with a quote in the wrong place, and reads on after it', async () => {
    const report = await run(table(...rows(2), 'p"9,baseline,s-1,0,0,0,0,0', ...rows(4).slice(2)));
    expect(report).toMatchObject({ stored: 4, rejected: 1 });
    expect(report.rejections).toEqual([{ line: 4, code: 'row-malformed' }]);
  });

  it('rejects what follows a cell of more than a million characters instead of filling the memory', async () => {
    const report = await run(table(...rows(2), `"${'x'.repeat(1_000_001)}`, ...rows(2)));
    expect(report).toMatchObject({ stored: 2, rejected: 1, reasons: { 'rest-unreadable': 1 } });
  });

  it('says in a dry run what it would do, and stores nothing', async () => {
    const before = await counts();
    const code = `import-${String(++projects)}`;
    const expected = { rows: 7, stored: 6, rejected: 1 };
    const content = `${sound}p-7,baseline,s-1,5,0,0,0,0\n`;
    expect(await run(content, { dryRun: true, code })).toMatchObject(expected);
    expect(await counts()).toEqual(before);
    expect(await run(content, { code })).toMatchObject(expected);
    expect(await run(content, { dryRun: true, code })).toMatchObject({ stored: 0, unchanged: 6, rejected: 1 });
  });

  it('run twice changes nothing, and takes up what is new in the file', async () => {
    const code = `import-${String(++projects)}`;
    await run(sound, { code });
    const before = await counts();
    expect(await run(sound, { code })).toMatchObject({ stored: 0, unchanged: 6, rejected: 0 });
    expect(await counts()).toEqual(before);
    expect(await run(table(...rows(8)), { code })).toMatchObject({ stored: 2, unchanged: 6 });
  });

  it('stores nothing beside it when the day of a row is changed afterwards: that conflicts', async () => {
    const code = `import-${String(++projects)}`;
    const change = { columns: { ...smallMapping().columns, collectedOn: 'day' } };
    const on = (day: string) => `${HEADER},day\n${rowNumber(0)},${day}\n`;
    expect(await run(on('1960-05-01'), { change, code })).toMatchObject({ stored: 1 });
    expect(await run(on('1960-05-02'), { change, code })).toMatchObject({
      stored: 0,
      reasons: { 'submission-conflict': 1 },
    });
  });

  it('refuses the same version with other content, and another project under the same code', async () => {
    const code = `import-${String(++projects)}`;
    await run(sound, { code });
    const { instrument } = smallMapping();
    if (!('own' in instrument)) throw new Error('the small mapping brings its own instrument');
    const wider = { ...instrument.own, range: { min: 0, max: 9 } };
    await expect(run(sound, { change: { instrument: { own: wider } }, code })).rejects.toMatchObject({
      code: 'instrument-version-immutable',
    });
    const { project } = smallMapping();
    const real = { project: { ...project, synthetic: false } };
    await expect(run(sound, { change: real, code })).rejects.toMatchObject({ code: 'project-differs' });
  });
});
