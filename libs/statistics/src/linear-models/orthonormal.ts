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

/** Where less of a column's square than this remains, what was taken out has left rounding behind. */
const MUCH_TAKEN = 0.01;

/**
 * QR by Gram–Schmidt, twice where little of a column is left: columns are then orthogonal to the last digits, as
 * Householder's are, and no row is ever copied.
 *
 * @param columns overwritten
 * @throws NotEstimable `collinear_predictors`
 * @see Daniel et al. 1976, Mathematics of Computation 30:772; Giraud, Langou & Rozložník 2005, Computers &
 *   Mathematics with Applications 50:1069
 */
export function orthonormal(columns: readonly Column[]): Orthonormal {
  const triangle = Matrix.zeros(columns.length, columns.length);
  const done: Column[] = [];
  for (const [j, column] of columns.entries()) {
    const { along, squares } = takenOut(column, done);
    const remains = Math.sqrt(squares);
    if (!(remains > COLLINEARITY_TOLERANCE * Math.hypot(...along, remains)))
      throw new NotEstimable('collinear_predictors');
    for (const [i, x] of [...along, remains].entries()) triangle.set(i, j, x);
    divide(column, remains);
    done.push(column);
  }
  return { columns: done, triangle };
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

function divide(column: Column, by: number): void {
  const n = column.length;
  for (let row = 0; row < n; row++) column[row] = (column[row] as number) / by;
}
