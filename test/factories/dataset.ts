import { MISSING_REASONS, type Batch, type Column, type Dataset, type Variable } from '@tongxing/datasets';

/** Labels that break files: quotes, line breaks, markup, formulas, characters outside of the basic plane. */
export const HOSTILE = [
  { zh: '带“引号”和"直引号"的\'标签\'', en: 'with "quotes" and \'apostrophes\'' },
  { zh: '第一行\n第二行\t制表', en: 'one line\r\nanother\tand a tab' },
  { zh: '𠮷野家👨‍👩‍👧‍👦', en: '𠮷 and 👍🏽, beyond the basic plane' },
  { zh: '<标签>&amp;]]>', en: '</var><!-- & ]]>' },
  { zh: '=HYPERLINK("http://a")', en: '=1+1' },
  { zh: '童'.repeat(300), en: 'left behind '.repeat(40).trim() },
  { zh: `a${'心'.repeat(85)}𠮷𠮷`, en: `${'x'.repeat(254)}é` },
];

const TEXTS = ['', 'S01', '洋县', '𠮷野家', 'a"b', "it's", '=1+1', 'a,b', ' leading', '<b>&'];
const WIDTHS = [1, 8, 9, 254, 255, 256, 504, 505, 1000, 2045];

/** Numbers that look random and are always the same. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

export interface DatasetShape {
  readonly rows: number;
  /** How often the eight kinds of variables are repeated. */
  readonly times?: number;
  readonly seed?: number;
  readonly allMissing?: boolean;
  readonly rowsInABatch?: number;
}

const label = (i: number) => HOSTILE[i % HOSTILE.length] as (typeof HOSTILE)[number];
const missing = [-97, -98, -99].map((value, i) => ({
  value,
  reason: MISSING_REASONS[i] as (typeof MISSING_REASONS)[number],
  label: label(i),
}));

function variablesOf(i: number): Variable[] {
  const common = { label: label(i), measure: 'ordinal' as const, decimals: 0 };
  const named = (name: string) => `${name}_${String(i)}`;
  const values = [0, 1, 2, 3].map((value) => ({ value, label: label(i + value) }));
  return [
    { ...common, kind: 'number', name: named('item'), bounds: [0, 3], values, missing },
    {
      ...common,
      kind: 'number',
      name: named('withheld'),
      bounds: [0, 1],
      values: [],
      missing: [{ ...(missing[0] as (typeof missing)[0]), reason: 'withheld' }],
    },
    { ...common, kind: 'number', name: named('whole'), bounds: [-20_000, 30_000], values: [], missing: [] },
    { ...common, kind: 'number', name: named('large'), bounds: [-2e9, 2e9], values: [], missing },
    {
      ...common,
      kind: 'number',
      name: named('score_that_has_a_long_name'),
      decimals: 2,
      measure: 'scale',
      values: [],
      missing: [],
    },
    { ...common, kind: 'number', name: named('any'), measure: 'scale', values, missing },
    { kind: 'text', name: named('code'), label: label(i), measure: 'nominal', width: 12 },
    {
      kind: 'text',
      name: named('long'),
      label: label(i),
      measure: 'nominal',
      width: WIDTHS[i % WIDTHS.length] as number,
    },
  ];
}

function columnOf(variable: Variable, rows: number, next: () => number, allMissing: boolean): Column {
  const each = <T>(make: () => T): T[] => Array.from({ length: rows }, make);
  if (variable.kind === 'text')
    return each(() => {
      if (allMissing) return '';
      if (next() < 0.3) return textOf('长'.repeat(Math.floor(next() * 700) + 1), variable.width);
      return textOf(TEXTS[Math.floor(next() * TEXTS.length)] as string, variable.width);
    });
  const [from, to] = variable.bounds ?? [-1e6, 1e6];
  return Float64Array.from(
    each(() => {
      const drawn = next();
      if (allMissing || drawn < 0.1) return NaN;
      const code = variable.missing[Math.floor(next() * 3)];
      if (code && drawn < 0.3) return code.value;
      const value = from + next() * (to - from);
      return variable.bounds ? Math.round(value) : value;
    }),
  );
}

/** A text cut to whole characters of at most `width` bytes in all. */
function textOf(text: string, width: number): string {
  let fitting = '';
  for (const character of text) {
    if (Buffer.byteLength(fitting + character) > width) break;
    fitting += character;
  }
  return fitting.trimEnd();
}

export interface HeldDataset extends Dataset {
  /** All of the values, for tests to compare with. */
  readonly columns: readonly Column[];
}

/** A dataset with variables of every kind, hostile labels, and all reasons for missing values. */
export function newDataset({
  rows,
  times = 7,
  seed = 1,
  allMissing = false,
  rowsInABatch = 100,
}: DatasetShape): HeldDataset {
  const next = numbers(seed);
  const variables = Array.from({ length: times }, (_, i) => variablesOf(i)).flat();
  return datasetOf(
    variables,
    variables.map((variable) => columnOf(variable, rows, next, allMissing)),
    rows,
    rowsInABatch,
  );
}

export function datasetOf(
  variables: readonly Variable[],
  columns: readonly Column[],
  rows: number,
  rowsInABatch = 100,
): HeldDataset {
  return {
    title: { zh: '试验"数据"𠮷', en: 'A "trial" of data' },
    asOf: '2026-05-17T08:09:10.000Z',
    variables,
    columns,
    rows,
    // eslint-disable-next-line @typescript-eslint/require-await -- datasets are read in batches
    async *batches(): AsyncGenerator<Batch> {
      for (let at = 0; at < rows; at += rowsInABatch) {
        const end = Math.min(rows, at + rowsInABatch);
        yield { rows: end - at, columns: columns.map((column) => column.slice(at, end)) };
      }
    },
  };
}

export async function bytesOf(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks);
}
