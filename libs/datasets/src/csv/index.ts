import { checkedBatches, requireSound } from '../model/check.js';
import type { Batch, Column, Dataset } from '../model/dataset.js';
import { missingName, type Variable } from '../model/variable.js';
import { guardedCell } from './cell.js';

/** By this mark spreadsheets, also the Chinese Excel, know that a text is UTF-8. */
const MARK = '\uFEFF';
const LINE_END = '\r\n';

const line = (cells: readonly string[]): string => cells.join(',') + LINE_END;

/**
 * The values of a dataset as CSV: UTF-8 with a mark, names in the first row, values as their codes. What is missing is
 * empty, or `.a` to `.d` where the reason is known: a program that is not told of them stops rather than count them as
 * numbers. Texts that a spreadsheet would run as formulas are guarded.
 *
 * @throws DatasetFault
 * @see RFC 4180
 */
export async function* csvFile(dataset: Dataset): AsyncGenerator<Uint8Array> {
  requireSound(dataset);
  yield Buffer.from(MARK + line(dataset.variables.map(({ name }) => name)));
  const cells = dataset.variables.map(cellOf);
  for await (const batch of checkedBatches(dataset)) yield Buffer.from(linesOf(batch, cells));
}

type Cell = (column: Column, row: number) => string;

function linesOf({ rows, columns }: Batch, cells: readonly Cell[]): string {
  let text = '';
  for (let row = 0; row < rows; row++)
    text += line(columns.map((column, i) => (cells[i] as Cell)(column, row)));
  return text;
}

function cellOf(variable: Variable): Cell {
  if (variable.kind === 'text') return (column, row) => guardedCell(column[row] as string);
  const reasons = new Map(variable.missing.map(({ value, reason }) => [value, missingName(reason)]));
  return (column, row) => {
    const value = column[row] as number;
    return Number.isNaN(value) ? '' : (reasons.get(value) ?? String(value));
  };
}

/** One row for each variable and for each of its labelled values. */
export const LABEL_COLUMNS = [
  'variable',
  'label_zh',
  'label_en',
  'measure',
  'instrument',
  'version',
  'item',
  'value',
  'value_label_zh',
  'value_label_en',
  'missing',
] as const;

/**
 * What the names and codes of `csvFile` mean, in both languages, as CSV.
 *
 * @throws DatasetFault
 */
// eslint-disable-next-line @typescript-eslint/require-await -- read like every other file
export async function* csvLabelsFile(dataset: Dataset): AsyncGenerator<Uint8Array> {
  requireSound(dataset);
  yield Buffer.from(MARK + line(LABEL_COLUMNS));
  for (const variable of dataset.variables)
    yield Buffer.from(
      labelRows(variable)
        .map((row) => line(row.map(guardedCell)))
        .join(''),
    );
}

/** The rows of a variable, in the order of `LABEL_COLUMNS`. */
export function labelRows(variable: Variable): string[][] {
  const { name, label, measure, source } = variable;
  const own = [
    name,
    label.zh,
    label.en,
    measure,
    source?.instrument ?? '',
    source?.version ?? '',
    source?.item ?? '',
  ];
  if (variable.kind === 'text') return [[...own, '', '', '', '']];
  const values = variable.values.map((v) => [String(v.value), v.label.zh, v.label.en, '']);
  const missing = variable.missing.map((m) => [missingName(m.reason), m.label.zh, m.label.en, m.reason]);
  return [
    [...own, '', '', '', ''],
    ...[...values, ...missing].map((row) => [name, '', '', '', '', '', '', ...row]),
  ];
}
