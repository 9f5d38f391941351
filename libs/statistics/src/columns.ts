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
  const complete: number[] = [];
  for (let row = 0; row < rows; row++) if (columns.every((c) => !Number.isNaN(c[row]))) complete.push(row);
  return columns.map((column) => Float64Array.from(complete, (row) => finiteAt(column, row)));
}

function finiteAt(column: Column, row: number): number {
  const value = column[row] as number;
  if (!Number.isFinite(value)) throw new NotEstimable('not_finite');
  return value;
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
