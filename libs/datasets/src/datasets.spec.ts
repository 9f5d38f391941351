import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { bytesOf, datasetOf, HOSTILE, newDataset } from '../../../test/factories/dataset.js';
import { codebookDocument } from './codebook/document.js';
import {
  csvFile,
  csvLabelsFile,
  DatasetFault,
  ddiFile,
  dtaFile,
  missingName,
  Names,
  requireSound,
  savFile,
  summarise,
  xlsxFile,
  type About,
  type Dataset,
  type Variable,
} from './index.js';

const ABOUT: About = {
  project: { code: 'trial', name: { zh: '试验', en: 'Trial' }, synthetic: true },
  design: { zh: '设计', en: 'Design' },
  waves: [{ zh: '基线', en: 'Baseline' }],
  instruments: [{ instrument: 'joy', version: '1.0.0', title: { zh: '快乐', en: 'Joy <&>' }, hash: 'a' }],
  unit: { zh: '一名儿童', en: 'a child' },
  disclosure: [{ zh: '规则', en: 'A rule & another' }],
  software: '0',
};
const shown = (counts: readonly number[]) => [...counts];

const every = (dataset: Dataset): Readonly<Record<string, () => AsyncIterable<Uint8Array>>> => ({
  csv: () => csvFile(dataset),
  labels: () => csvLabelsFile(dataset),
  xlsx: () => xlsxFile(dataset, ABOUT, 'zh'),
  sav: () => savFile(dataset, 'zh'),
  dta: () => dtaFile(dataset, 'zh'),
});

describe('the same data', () => {
  it.each(['csv', 'labels', 'xlsx', 'sav', 'dta'])(
    'give the same bytes as %s, however they are batched',
    async (format) => {
      const [one, other] = [1, 37].map((rowsInABatch) => newDataset({ rows: 150, seed: 5, rowsInABatch }));
      const first = await bytesOf(every(one as Dataset)[format]?.() as AsyncIterable<Uint8Array>);
      const zone = process.env['TZ'];
      process.env['TZ'] = 'Asia/Shanghai';
      const second = await bytesOf(every(other as Dataset)[format]?.() as AsyncIterable<Uint8Array>);
      process.env['TZ'] = zone;
      // Compressed data depend on where they are cut; what they hold does not.
      const contents = (bytes: Buffer) =>
        format === 'xlsx'
          ? Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part)])
          : bytes;
      expect(contents(second)).toEqual(contents(first));
      expect(
        (await bytesOf(every(one as Dataset)[format]?.() as AsyncIterable<Uint8Array>)).equals(first),
      ).toBe(true);
    },
  );
});

describe('a CSV file', () => {
  it('has a mark, names, and every value or the name of its reason', async () => {
    const dataset = newDataset({ rows: 60, times: 10 });
    const bytes = await bytesOf(csvFile(dataset));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...rows] = parse(bytes, { bom: true });
    expect(header).toEqual(dataset.variables.map(({ name }) => name));
    dataset.variables.forEach((variable, i) => {
      const own = Array.from<string | number>(dataset.columns[i] ?? []).map((value) => {
        const missing = variable.kind === 'number' && variable.missing.find((m) => m.value === value);
        if (missing) return missingName(missing.reason);
        if (typeof value === 'string' && value.startsWith('=')) return `'${value}`;
        return Number.isNaN(value) ? '' : String(value);
      });
      expect(rows.map((row) => row[i])).toEqual(own);
    });
  });

  it('runs nothing in a spreadsheet, be it a value or a label', async () => {
    const dataset = newDataset({ rows: 60 });
    for (const file of [csvFile(dataset), csvLabelsFile(dataset)]) {
      const rows = parse(await bytesOf(file), { bom: true });
      expect(rows.flat().filter((cell) => /^[=+@\t\r]/.test(cell) || /^-(?!\d+(\.\d+)?$)/.test(cell))).toEqual(
        [],
      );
    }
  });

  it('comes with what every name and code means in both languages', async () => {
    const dataset = newDataset({ rows: 0, times: 1 });
    const rows = parse(await bytesOf(csvLabelsFile(dataset)), {
      bom: true,
      columns: true,
    }) as unknown as Record<string, string>[];
    const [variable] = dataset.variables as [Variable & { kind: 'number' }];
    expect(rows[0]).toMatchObject({ variable: 'item_0', label_zh: HOSTILE[0]?.zh, label_en: HOSTILE[0]?.en });
    const codes = rows.filter((row) => row['variable'] === 'item_0' && row['value'] !== '');
    expect(codes.map((row) => row['value'])).toEqual(['0', '1', '2', '3', '.a', '.b', '.c']);
    expect(codes.map((row) => row['missing'])).toEqual([
      '',
      '',
      '',
      '',
      ...variable.missing.map((m) => m.reason),
    ]);
  });
});

describe('a workbook', () => {
  it('is read by a program that knows nothing of ours', async () => {
    const dataset = newDataset({ rows: 30 });
    const bytes = await bytesOf(xlsxFile(dataset, ABOUT, 'zh'));
    const [header, ...rows] = await readSheet(Uint8Array.from(bytes).buffer, '数据');
    expect(header).toEqual(dataset.variables.map(({ name }) => name));
    const [variable] = dataset.variables as [Variable & { kind: 'number' }];
    expect(rows.map(([cell]) => cell)).toEqual(
      Array.from(dataset.columns[0] as Float64Array, (value) => {
        const missing = variable.missing.find((m) => m.value === value);
        return missing ? missingName(missing.reason) : Number.isNaN(value) ? null : value;
      }),
    );
    const labels = await readSheet(Uint8Array.from(bytes).buffer, '变量');
    expect(labels.slice(1).map(([, zh]) => zh)).toEqual(dataset.variables.map(({ label }) => label.zh));
  });
});

describe('a codebook', () => {
  const dataset = newDataset({ rows: 200, times: 7 });

  it('in DDI has every variable with its labels, codes and counts', async () => {
    const summaries = await summarise(dataset, shown);
    const xml = (await bytesOf(ddiFile(dataset, ABOUT, summaries, 'zh', 'a.csv'))).toString();
    expect(xml.match(/<var /g)).toHaveLength(dataset.variables.length);
    const [first] = /<var .*?<\/var>/su.exec(xml) ?? [''];
    const counted = [...first.matchAll(/<catValu>(-?\d+)<.*?type="freq">(\d+)</gsu)].map(([, value, count]) => [
      Number(value),
      Number(count),
    ]);
    const column = [...(dataset.columns[0] as Float64Array)];
    expect(counted).toEqual(
      [0, 1, 2, 3, -97, -98, -99].map((code) => [code, column.filter((value) => value === code).length]),
    );
  });

  it('has no count that is hidden', async () => {
    const hidden = await summarise(dataset, (counts) => counts.map(() => null));
    const xml = (await bytesOf(ddiFile(dataset, ABOUT, hidden, 'en', 'a.csv'))).toString();
    expect(xml).not.toContain('catStat');
    expect(xml).not.toContain('sumStat');
    const printed = JSON.stringify(codebookDocument(dataset, ABOUT, hidden, 'en'));
    expect(printed).toContain('"—"');
  });

  it('adds up to the number of rows', async () => {
    for (const [i, { valid, blank, counts }] of (await summarise(dataset, shown)).entries()) {
      const variable = dataset.variables[i] as Variable;
      const codes =
        variable.kind === 'number' ? variable.missing.map(({ value }) => counts.get(value) ?? 0) : [];
      expect(Number(valid) + Number(blank) + codes.reduce((sum, n) => sum + n, 0)).toBe(dataset.rows);
    }
  });
});

describe('names', () => {
  it('are valid in SPSS and Stata whatever was wanted, and each is given once', () => {
    const names = new Names();
    const wanted = [
      'all',
      'with',
      '_all',
      'str12',
      'Ünïcode',
      '童',
      '',
      '1st',
      'a'.repeat(60),
      'a'.repeat(61),
      'A',
      'a',
    ];
    const given = wanted.map((name) => names.take(name, 4));
    expect(new Set(given).size).toBe(wanted.length);
    for (const name of given) expect(name).toMatch(/^[a-z][a-z0-9_]{0,27}$/);
    expect(given.slice(0, 3)).toEqual(['all_2', 'with_2', 'all_3']);
  });
});

describe('a dataset that no file could hold is refused', () => {
  const number = (change: object): Variable => ({
    kind: 'number',
    name: 'x',
    label: { zh: '甲', en: 'X' },
    measure: 'scale',
    decimals: 0,
    values: [],
    missing: [],
    ...change,
  });
  const label = { zh: '甲', en: 'A' };
  const missing = [-96, -97, -98, -99].map((value) => ({ value, reason: 'withheld' as const, label }));

  it.each<[string, Variable[]]>([
    ['without a variable', []],
    ['with a name twice', [number({}), number({})]],
    ['with a name that SPSS keeps for itself', [number({ name: 'with' })]],
    ['with a name that is too long', [number({ name: 'a'.repeat(33) })]],
    [
      'with a value labelled twice',
      [
        number({
          values: [
            { value: 1, label },
            { value: 1, label },
          ],
        }),
      ],
    ],
    ['with a labelled fraction', [number({ values: [{ value: 0.5, label }] })]],
    ['with four codes of missing values', [number({ missing })]],
    ['with a text that is too wide', [{ kind: 'text', name: 'x', label, measure: 'nominal', width: 2046 }]],
  ])('%s', (_, variables) => {
    expect(() => {
      requireSound({ variables, rows: 0 });
    }).toThrow(DatasetFault);
  });

  it.each<[string, Variable, number | string]>([
    ['a value out of bounds', number({ bounds: [0, 3] }), 4],
    ['a fraction where whole numbers are declared', number({ bounds: [0, 3] }), 1.5],
    ['a number that Stata reads as missing', number({}), 8.99e307],
    ['an infinite number', number({}), Infinity],
    ['a text too long', { kind: 'text', name: 'x', label, measure: 'nominal', width: 2 }, '童'],
    ['a text with a line break', { kind: 'text', name: 'x', label, measure: 'nominal', width: 9 }, 'a\nb'],
  ])('with %s', async (_, variable, value) => {
    const column = typeof value === 'number' ? Float64Array.of(value) : [value];
    const dataset = datasetOf([variable], [column], 1);
    for (const write of Object.values(every(dataset)).filter((_file, i) => i !== 1))
      await expect(bytesOf(write())).rejects.toThrow(DatasetFault);
  });

  it('with fewer or more rows than it says', async () => {
    const dataset = newDataset({ rows: 5 });
    for (const rows of [4, 6])
      await expect(bytesOf(savFile({ ...dataset, rows }, 'en'))).rejects.toThrow(DatasetFault);
  });
});

describe('200,000 rows', () => {
  it('are written with no more memory than a batch needs', async () => {
    const batch = newDataset({ rows: 1_000, times: 2 });
    const dataset: Dataset = {
      ...batch,
      rows: 200_000,
      async *batches() {
        for (let i = 0; i < 200; i++) yield* batch.batches();
      },
    };
    for (const write of [savFile(dataset, 'zh'), dtaFile(dataset, 'zh'), csvFile(dataset)]) {
      let most = 0;
      let size = 0;
      const before = process.memoryUsage();
      for await (const chunk of write) {
        size += chunk.length;
        const now = process.memoryUsage();
        most = Math.max(most, now.heapUsed + now.arrayBuffers - before.heapUsed - before.arrayBuffers);
      }
      expect(size).toBeGreaterThan(10_000_000);
      expect(most).toBeLessThan(200_000_000);
    }
  });
});
