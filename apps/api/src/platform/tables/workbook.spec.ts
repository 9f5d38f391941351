import { workbookFiles, workbookOf, zipOf } from '../../../../../test/factories/workbook.js';
import { openWorkbook, TableRefused, type TableRow } from './index.js';

const ROWS = [
  ['child', 'born', 'visits'],
  ['p-1', '2016-04', 13800000000],
  ['', '', ''],
  ['p-2', '杨县', 0.5],
];

const read = async (bytes: Uint8Array, needed: string[] = ['child']): Promise<TableRow[]> => {
  const rows: TableRow[] = [];
  for await (const row of (await openWorkbook(bytes, undefined, needed)).rows) rows.push(row);
  return rows;
};

describe('a workbook', () => {
  it('is read row by row, each with its number in the spreadsheet, and empty rows are none', async () => {
    expect(await read(workbookOf(ROWS))).toEqual([
      {
        line: 2,
        cells: new Map([
          ['child', 'p-1'],
          ['born', '2016-04'],
          ['visits', '13800000000'],
        ]),
      },
      {
        line: 4,
        cells: new Map([
          ['child', 'p-2'],
          ['born', '杨县'],
          ['visits', '0.5'],
        ]),
      },
    ]);
  });

  it.each<[string, () => Buffer, string[] | undefined, string]>([
    ['nothing', () => Buffer.alloc(0), undefined, 'file-empty'],
    ['no archive', () => Buffer.from('child,born\np-1,2016-04\n'.repeat(20)), undefined, 'workbook-malformed'],
    ['half an archive', () => workbookOf(ROWS).subarray(0, 400), undefined, 'workbook-malformed'],
    [
      'an archive of something else',
      () => zipOf([{ name: 'a.txt', content: 'a' }]),
      undefined,
      'workbook-malformed',
    ],
    ['no rows', () => workbookOf([]), undefined, 'file-empty'],
    ['a column that is not there', () => workbookOf(ROWS), ['name'], 'column-missing'],
    ['a column twice', () => workbookOf([['child', 'child']]), undefined, 'column-duplicate'],
  ])('that is %s is refused', async (_, bytes, needed, code) => {
    await expect(read(bytes(), needed)).rejects.toMatchObject({ name: 'TableRefused', code });
  });

  it('without the sheet that was asked for is refused', async () => {
    await expect(openWorkbook(workbookOf(ROWS), 'Another', ['child'])).rejects.toMatchObject({
      code: 'sheet-missing',
    });
  });
});

describe('a workbook made to fill the memory', () => {
  const far = (place: string) =>
    `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>child</t></is></c></row><row><c r="${place}"><v>1</v></c></row></sheetData></worksheet>`;

  it.each<[string, () => Buffer, string]>([
    [
      'that unpacks to hundreds of megabytes',
      () => zipOf([...workbookFiles(ROWS), { name: 'xl/media/a.bin', content: Buffer.alloc(60_000_000) }]),
      'file-too-large',
    ],
    [
      'that lies about its size',
      () =>
        zipOf([
          ...workbookFiles(ROWS),
          { name: 'xl/a.xml', content: Buffer.alloc(60_000_000), declaredSize: 10 },
        ]),
      'workbook-malformed',
    ],
    ['with a cell in the last row', () => zipOf(workbookFiles([], far('A1048576'))), 'file-too-large'],
    ['with a cell in the last column', () => zipOf(workbookFiles([], far('XFD2'))), 'file-too-large'],
    [
      'with a place written in disguise',
      () => zipOf(workbookFiles([], far('&#88;FD1048576'))),
      'workbook-malformed',
    ],
    [
      'with thousands of files',
      () => zipOf(Array.from({ length: 5_000 }, (_, i) => ({ name: `xl/${String(i)}.xml`, content: '' }))),
      'file-too-large',
    ],
  ])('%s is refused before it is unpacked or read', async (_, bytes, code) => {
    const before = process.memoryUsage().arrayBuffers;
    await expect(read(bytes())).rejects.toBeInstanceOf(TableRefused);
    await expect(read(bytes())).rejects.toMatchObject({ code });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000);
  });
});
