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
  return columns.map((column) => picked(column, complete, new Float64Array(complete.length)));
}

/** Rows that go through a processor's cache together. */
const PORTION = 4096;

/**
 * The complete cases a few thousand rows at a time, for sums that need no copy of the whole.
 *
 * @returns portions whose columns are written over by the next one
 * @throws NotEstimable `lengths_differ`; `not_finite` when a value is infinite
 * @example [...completePortions([Float64Array.of(1, NaN)])].map(([c]) => [...c]) // [[1]]
 */
export function* completePortions(columns: readonly Column[]): Generator<Column[]> {
  const rows = columns[0]?.length ?? 0;
  if (columns.some((c) => c.length !== rows)) throw new NotEstimable('lengths_differ');
  const room = columns.map(() => new Float64Array(Math.min(rows, PORTION)));
  for (let from = 0; from < rows; from += PORTION) {
    const portion = columns.map((column) => column.subarray(from, from + PORTION));
    const complete = completeRows(portion, Math.min(rows - from, PORTION));
    yield portion.map((column, i) => picked(column, complete, room[i] as Column));
  }
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

function picked(column: Column, rows: Int32Array, into: Column): Column {
  for (let i = 0; i < rows.length; i++) {
    const value = column[rows[i] as number] as number;
    if (!Number.isFinite(value)) throw new NotEstimable('not_finite');
    into[i] = value;
  }
  return into.subarray(0, rows.length);
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
