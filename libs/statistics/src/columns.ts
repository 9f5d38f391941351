import { NotEstimable } from './not-estimable.js';

/** A variable over rows, one number a row; NaN where missing. Columns of one data set have equal lengths. */
export type Column = Float64Array;

/**
 * The rows on which every column has a number, as new columns in the same order.
 *
 * @throws NotEstimable `lengths_differ`; `not_finite` when a value is infinite
 * @example completeCases([Float64Array.of(1, NaN, 3), Float64Array.of(4, 5, 6)]).map((c) => [...c]) // [[1, 3], [4, 6]]
 */
export function completeCases(columns: readonly Column[]): Column[] {
  const rows = columns[0]?.length ?? 0;
  if (columns.some((c) => c.length !== rows)) throw new NotEstimable('lengths_differ');
  const complete = completeRows(columns, rows);
  return columns.map((column) => picked(column, complete));
}

/** Rows that stay in a processor's cache while one sum after the other is made of them. */
const PORTION = 4096;

/**
 * Views of the columns, a few thousand rows at a time.
 *
 * @throws NotEstimable `lengths_differ`
 * @example [...portionsOf([Float64Array.of(1, 2)])].length // 1
 */
export function* portionsOf(columns: readonly Column[]): Generator<Column[]> {
  const rows = columns[0]?.length ?? 0;
  if (columns.some((c) => c.length !== rows)) throw new NotEstimable('lengths_differ');
  for (let from = 0; from < rows; from += PORTION)
    yield columns.map((column) => column.subarray(from, from + PORTION));
}

/**
 * The rows on which a column has a number, in order.
 *
 * @example [...presentRows(Float64Array.of(1, NaN, 3))] // [0, 2]
 */
export function presentRows(column: Column): Int32Array {
  const n = column.length;
  const rows = new Int32Array(n);
  let count = 0;
  for (let row = 0; row < n; row++) {
    rows[count] = row;
    if (!Number.isNaN(column[row])) count++;
  }
  return rows.subarray(0, count);
}

function completeRows(columns: readonly Column[], rows: number): Int32Array {
  const isMissing = new Uint8Array(rows);
  for (const column of columns)
    for (let row = 0; row < rows; row++) if (Number.isNaN(column[row])) isMissing[row] = 1;
  const complete = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if (isMissing[row] === 0) complete[count++] = row;
  return complete.subarray(0, count);
}

function picked(column: Column, rows: Int32Array): Column {
  const count = rows.length;
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const value = column[rows[i] as number] as number;
    if (!Number.isFinite(value)) throw new NotEstimable('not_finite');
    values[i] = value;
  }
  return values;
}

/**
 * The numbers of a column, without the missing ones, in the same order.
 *
 * @throws NotEstimable `not_finite` when a value is infinite
 * @example [...present(Float64Array.of(1, NaN, 3))] // [1, 3]
 */
export function present(column: Column): Column {
  return completeCases([column])[0] as Column;
}
