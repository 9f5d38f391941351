import { Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import { addTimes, dotProduct } from '../numeric/sums.js';

/** Smallest share of a column's length that may remain once the columns before it are taken out. */
export const COLLINEARITY_TOLERANCE = 1e-7;

/** Where less of a column's square than this remains, what was taken out has left rounding behind. */
const MUCH_TAKEN = 0.01;

/**
 * QR by Gram–Schmidt, twice where little of a column is left: columns are then orthogonal to the last digits, as
 * Householder's are, and no row is ever copied.
 *
 * @param columns overwritten: all but the last become orthonormal, or zero where they are made of those before them;
 *   the last becomes what remains of it
 * @returns R, upper triangular, none of it below zero on the diagonal
 * @see Daniel et al. 1976, Mathematics of Computation 30:772; Giraud, Langou & Rozložník 2005, Computers &
 *   Mathematics with Applications 50:1069
 */
export function takenApart(columns: readonly Column[]): Matrix {
  const triangle = Matrix.zeros(columns.length, columns.length);
  for (const [j, column] of columns.entries()) {
    const { along, squares } = takenOut(column, columns.slice(0, j));
    const remains = Math.sqrt(squares);
    for (const [i, x] of [...along, remains].entries()) triangle.set(i, j, x);
    if (j < columns.length - 1 && remains > 0) divide(column, remains);
  }
  return triangle;
}

/** What taking orthonormal columns out of a column came to. */
export interface TakenOut {
  /** How much of each was in it. */
  readonly along: readonly number[];
  /** Sum of squares of what remains. */
  readonly squares: number;
}

/**
 * Takes orthonormal columns out of a column.
 *
 * @param column overwritten by what remains
 */
export function takenOut(column: Column, orthonormalColumns: readonly Column[]): TakenOut {
  const along = takeOut(column, orthonormalColumns);
  const squares = dotProduct(column, column);
  if (squares > MUCH_TAKEN * along.reduce((sum, x) => sum + x * x, 0)) return { along, squares };
  const more = takeOut(column, orthonormalColumns);
  return { along: along.map((x, i) => x + (more[i] as number)), squares: dotProduct(column, column) };
}

const takeOut = (column: Column, orthonormalColumns: readonly Column[]): number[] =>
  orthonormalColumns.map((direction) => {
    const part = dotProduct(direction, column);
    addTimes(column, -part, direction);
    return part;
  });

/** Divides a column by a number, in place. */
export function divide(column: Column, by: number): void {
  const n = column.length;
  for (let row = 0; row < n; row++) column[row] = (column[row] as number) / by;
}
