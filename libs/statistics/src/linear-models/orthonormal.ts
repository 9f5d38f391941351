import { Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';
import { addTimes, dotProduct } from '../numeric/sums.js';

export interface Orthonormal {
  readonly columns: readonly Column[];
  /** R, upper triangular: from the given columns to the orthonormal ones. */
  readonly triangle: Matrix;
}

/** Smallest share of a column's length that may remain once the columns before it are taken out. */
export const COLLINEARITY_TOLERANCE = 1e-7;

/**
 * QR by Gram–Schmidt, each column twice: after the second time columns are orthogonal to the last digit, as
 * Householder's are, and no row is ever copied.
 *
 * @param columns overwritten
 * @throws NotEstimable `collinear_predictors`
 * @see Giraud, Langou & Rozložník 2005, Computers & Mathematics with Applications 50:1069
 */
export function orthonormal(columns: readonly Column[]): Orthonormal {
  const triangle = Matrix.zeros(columns.length, columns.length);
  const done: Column[] = [];
  for (const [j, column] of columns.entries()) {
    const along = takenOut(column, done);
    const remains = Math.sqrt(dotProduct(column, column));
    if (!(remains > COLLINEARITY_TOLERANCE * Math.hypot(...along, remains)))
      throw new NotEstimable('collinear_predictors');
    for (const [i, x] of [...along, remains].entries()) triangle.set(i, j, x);
    for (let row = 0; row < column.length; row++) column[row] = (column[row] as number) / remains;
    done.push(column);
  }
  return { columns: done, triangle };
}

/**
 * Takes orthonormal columns out of a column.
 *
 * @param column overwritten by what remains
 * @returns how much of each was in it
 */
export function takenOut(column: Column, orthonormalColumns: readonly Column[]): number[] {
  const along = orthonormalColumns.map(() => 0);
  for (let time = 0; time < 2; time++)
    for (const [i, direction] of orthonormalColumns.entries()) {
      const part = dotProduct(direction, column);
      addTimes(column, -part, direction);
      along[i] = (along[i] as number) + part;
    }
  return along;
}
