import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@tongxing/contracts';
import {
  dtaFile,
  MISSING_REASONS,
  missingName,
  savFile,
  xlsxFile,
  type About,
  type Column,
  type NumberVariable,
  type Variable,
} from '@tongxing/datasets';
import { bytesOf, newDataset, type HeldDataset } from '../factories/dataset.js';
import { present } from '../support/programs.js';

/** What R says of a variable. */
interface Read {
  readonly name: string;
  readonly label?: string;
  readonly values: readonly (number | string | null)[];
  readonly labels?: { readonly values: readonly (number | null)[]; readonly texts: readonly string[] };
}

const inR = present('Rscript') ? describe : describe.skip;

const ABOUT: About = {
  project: { code: 'trial', name: { zh: '试验', en: 'Trial' }, synthetic: true },
  design: { zh: '设计', en: 'Design' },
  waves: [],
  instruments: [],
  unit: { zh: '一名儿童', en: 'a child' },
  disclosure: [],
  software: '0',
};

/** Rows and kinds of datasets that have broken writers of files before. */
const DATASETS: readonly (readonly [string, () => HeldDataset])[] = [
  ['of every kind of variable', () => newDataset({ rows: 250, times: 10 })],
  ['with batches that end within a block', () => newDataset({ rows: 101, seed: 7, rowsInABatch: 13 })],
  ['without a row', () => newDataset({ rows: 0 })],
  ['of one row', () => newDataset({ rows: 1, seed: 3 })],
  ['with nothing but missing values', () => newDataset({ rows: 20, allMissing: true })],
  ['of 5,000 variables', () => newDataset({ rows: 3, times: 625 })],
];

const oneLine = (text: string) => text.replace(/\s*\p{Cc}+\s*/gu, ' ').trim();
const shown = (column: Column): (number | string | null)[] =>
  Array.from<number | string>(column).map((value) => (Number.isNaN(value) ? null : value));
const labelsOf = (variable: Variable): NumberVariable['values'] =>
  variable.kind === 'number' ? [...variable.values, ...variable.missing] : [];

const missingOf = (variable: Variable): NumberVariable['missing'] =>
  variable.kind === 'number' ? variable.missing : [];

/** A spreadsheet keeps fifteen digits of a number. */
const asRead = (value: number | string | null) =>
  typeof value === 'number' ? Number(value.toPrecision(12)) : value;

/** What a cell stands for: a code where it names a missing value. */
function inWorkbook(variable: Variable, cell: string | null): number | string | null {
  const missing = missingOf(variable).find(({ reason }) => missingName(reason) === cell);
  if (missing) return missing.value;
  return cell === null || variable.kind === 'text' ? cell : asRead(Number(cell));
}

/** Whether one text is the other cut to `most` of a unit, not one character sooner but for blanks, and none in half. */
function expectCut(read: string, whole: string, most: number, unit: (text: string) => number): void {
  expect(whole.startsWith(read)).toBe(true);
  expect(unit(read)).toBeLessThanOrEqual(most);
  const [next] = /^\s*./u.exec(whole.slice(read.length)) ?? [];
  expect(next === undefined || unit(read + next) > most).toBe(true);
}

const bytes = (text: string) => Buffer.byteLength(text);
const characters = (text: string) => [...text].length;

/** Numbers come as texts, with all of their digits. */
const valuesOf = (variable: Variable, { values }: Pick<Read, 'values'>): (number | string | null)[] =>
  values.map((value) => (value === null || variable.kind === 'text' ? value : Number(value)));

inR.each(DATASETS)('a dataset %s, read in R', (_, make) => {
  let dataset: HeldDataset;
  let read: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    dataset = make();
    read = await readInR({
      'haven_sav-zh': savFile(dataset, 'zh'),
      'haven_sav-en': savFile(dataset, 'en'),
      foreign_sav: savFile(dataset, 'zh'),
      'haven_dta-zh': dtaFile(dataset, 'zh'),
      'haven_dta-en': dtaFile(dataset, 'en'),
      readstata13_dta: dtaFile(dataset, 'zh'),
      readxl_xlsx: xlsxFile(dataset, ABOUT, 'en'),
    });
  }, 120_000);

  const columnOf = (i: number) => shown(dataset.columns[i] as Column);

  it.each(LANGUAGES)('the SPSS file has every value, label and missing code, in %s', (language: Language) => {
    const found = read[`haven_sav-${language}`] as (Read & { missing: number[] })[];
    expect(found.map(({ name }) => name)).toEqual(dataset.variables.map(({ name }) => name));
    dataset.variables.forEach((variable, i) => {
      const { label = '', labels, missing, ...rest } = found[i] as (typeof found)[0];
      expect(valuesOf(variable, rest)).toEqual(columnOf(i));
      expectCut(label, oneLine(variable.label[language]), 255, bytes);
      expect(labels?.values ?? []).toEqual(labelsOf(variable).map((l) => l.value));
      labelsOf(variable).forEach((own, at) => {
        expectCut(labels?.texts[at] ?? '', oneLine(own.label[language]), 120, bytes);
      });
      expect(missing).toEqual(missingOf(variable).map(({ value }) => value));
    });
  });

  it('the SPSS file is the same to another program', () => {
    const found = new Map((read['foreign_sav'] as (Read & { coded: number[] })[]).map((v) => [v.name, v]));
    dataset.variables.forEach((variable, i) => {
      // This program reads each piece of a very long text as a variable.
      if (variable.kind === 'text' && variable.width > 255) return;
      const { values, coded } = found.get(variable.name) as Read & { coded: number[] };
      expect(valuesOf(variable, { values })).toEqual(columnOf(i));
      const codes = labelsOf(variable).map(({ value }) => value);
      expect([...coded].sort()).toEqual(codes.sort());
    });
  });

  it.each(LANGUAGES)('the Stata file has every value, label and reason, in %s', (language: Language) => {
    const found = read[`haven_dta-${language}`] as (Read & { tags?: string[]; label_tags?: string[] })[];
    expect(found.map(({ name }) => name)).toEqual(dataset.variables.map(({ name }) => name));
    dataset.variables.forEach((variable, i) => {
      const { label = '', labels, tags, label_tags, ...rest } = found[i] as (typeof found)[0];
      const own = columnOf(i);
      expectCut(label, oneLine(variable.label[language]), 80, characters);
      const tagOf = (value: unknown) => {
        const reason = missingOf(variable).find((m) => m.value === value)?.reason;
        return reason ? 'abcd'.charAt(MISSING_REASONS.indexOf(reason)) : null;
      };
      expect(valuesOf(variable, rest)).toEqual(own.map((value) => (tagOf(value) ? null : value)));
      expect(tags ?? own.map(() => null)).toEqual(own.map(tagOf));
      const labelled = labelsOf(variable);
      expect(labels?.values ?? []).toEqual(labelled.map(({ value }) => (tagOf(value) ? null : value)));
      expect(labels?.texts ?? []).toEqual(labelled.map((l) => oneLine(l.label[language])));
      expect(label_tags ?? []).toEqual(labelled.map(({ value }) => tagOf(value)));
    });
  });

  it('the Stata file has labels in the other language to be switched to', () => {
    const found = read['readstata13_dta'] as {
      sets: string[];
      characteristics: [string, string, string][];
      tables: Record<string, unknown>;
    };
    const said = new Map(found.characteristics.map(([of, name, value]) => [`${of} ${name}`, value]));
    expect(said.get('_dta _lang_list')).toBe('zh en');
    expect(said.get('_dta _lang_c')).toBe('zh');
    dataset.variables.forEach((variable, i) => {
      expectCut(said.get(`${variable.name} _lang_v_en`) ?? '', oneLine(variable.label.en), 80, characters);
      const other = said.get(`${variable.name} _lang_l_en`);
      expect(other).toBe(found.sets[i] === '' ? undefined : found.sets[i]?.replace(/_zh$/, '_en'));
      expect(['', ...Object.keys(found.tables)]).toContain(other ?? '');
    });
  });

  it('the workbook has every value and label', () => {
    const sheets = read['readxl_xlsx'] as Record<string, (string | null)[][]>;
    expect(Object.keys(sheets)).toEqual(['data', 'variables', 'value labels', 'about']);
    const [header, ...rows] = sheets['data'] ?? [];
    expect(header).toEqual(dataset.variables.map(({ name }) => name));
    dataset.variables.forEach((variable, i) => {
      const cells = Array.from({ length: dataset.rows }, (_none, row) => rows[row]?.[i] ?? null);
      expect(cells.map((cell) => inWorkbook(variable, cell))).toEqual(
        columnOf(i).map((value) => (value === '' ? null : asRead(value))),
      );
    });
    expect(sheets['variables']?.slice(1).map((row) => row.slice(0, 3))).toEqual(
      dataset.variables.map(({ name, label }) => [name, label.zh, label.en]),
    );
  });
});

/** Writes files into a folder of their own, and has them read by the functions that they are named after. */
async function readInR(
  files: Readonly<Record<string, AsyncIterable<Uint8Array>>>,
): Promise<Readonly<Record<string, unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-datasets-'));
  try {
    for (const [name, file] of Object.entries(files)) writeFileSync(join(folder, name), await bytesOf(file));
    const text = execFileSync('Rscript', ['test/reference/datasets-in-r/read.R', folder], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
