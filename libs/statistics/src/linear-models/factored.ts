import { Matrix } from 'ml-matrix';
import { portionsOf, type Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { addTimes } from '../numeric/sums.js';
import { COLLINEARITY_TOLERANCE, divide, takenApart } from './orthonormal.js';

/** Some rows of a fit, one after the other. */
export interface FittedRows {
  /** The first of them. */
  readonly from: number;
  /** Their part of Q. */
  readonly orthogonal: readonly Column[];
  readonly residuals: Column;
}

/** The QR of weighted predictors, and the outcome along its Q. */
export interface Factored {
  /** R, k by k. */
  readonly triangle: Matrix;
  /** How much of each column of Q is in the outcome. */
  readonly along: readonly number[];
  /** Sum of squares of what else is in it. */
  readonly squares: number;
  /** All rows, a portion at a time; the next is written over what was given out before. */
  readonly portions: () => Iterable<FittedRows>;
}

/**
 * QR a few thousand rows at a time, whose triangles are put under one another and taken apart again: it keeps the
 * digits that a QR of all rows keeps, and copies a portion of them only. Asked for the rows, it reads the columns
 * again.
 *
 * @param outcome at least one number, and as many as there are predictors
 * @param weights one a row; the rows of all columns are multiplied by their roots
 * @throws NotEstimable `lengths_differ`; `not_finite`; `collinear_predictors`
 * @see Demmel, Grigori, Hoemmen & Langou 2012, SIAM Journal on Scientific Computing 34:A206
 */
export function factored(outcome: Column, predictors: readonly Column[], weights?: Column): Factored {
  const k = predictors.length;
  const data = [...predictors, outcome];
  let triangle = Matrix.zeros(k + 1, k + 1);
  let [only, isOnly] = [[] as Column[], false];
  for (const columns of copies(data, weights)) {
    isOnly = columns[0]?.length === outcome.length;
    only = columns;
    const own = takenApart(columns);
    triangle = isOnly ? own : takenApart(underOneAnother(triangle, own));
  }
  requireIndependent(triangle);
  return {
    triangle: new Matrix(
      triangle
        .to2DArray()
        .slice(0, k)
        .map((row) => row.slice(0, k)),
    ),
    along: triangle.getColumn(k).slice(0, k),
    squares: triangle.get(k, k) ** 2,
    portions: () => (isOnly ? [fittedRows(0, only)] : fitted(data, weights, triangle)),
  };
}

const fittedRows = (from: number, columns: readonly Column[]): FittedRows => ({
  from,
  orthogonal: columns.slice(0, -1),
  residuals: columns.at(-1) as Column,
});

function* fitted(
  data: readonly Column[],
  weights: Column | undefined,
  triangle: Matrix,
): Generator<FittedRows> {
  let from = 0;
  for (const columns of copies(data, weights)) {
    for (const [j, column] of columns.entries()) {
      for (let i = 0; i < j; i++) addTimes(column, -triangle.get(i, j), columns[i] as Column);
      if (j < columns.length - 1) divide(column, triangle.get(j, j));
    }
    yield fittedRows(from, columns);
    from += (columns[0] as Column).length;
  }
}

/** Portions of the columns, times the roots of the weights where there are any, in columns that are written over. */
function* copies(data: readonly Column[], weights: Column | undefined): Generator<Column[]> {
  let room: Column[] | undefined;
  for (const portion of portionsOf(weights ? [...data, weights] : data)) {
    const roots = weights && portion.pop()?.map(Math.sqrt);
    room ??= portion.map((column) => new Float64Array(column.length));
    yield room.map((column, j) => copied(portion[j] as Column, roots, column));
  }
}

function copied(column: Column, times: Column | undefined, room: Column): Column {
  const copy = room.subarray(0, column.length);
  copy.set(column);
  if (times)
    for (let row = 0; row < copy.length; row++) copy[row] = (copy[row] as number) * (times[row] as number);
  return copy;
}

function underOneAnother(upper: Matrix, lower: Matrix): Column[] {
  return Array.from({ length: upper.columns }, (_, j) =>
    Float64Array.from([...upper.getColumn(j), ...lower.getColumn(j)]),
  );
}

/** The last column is the outcome's, of which nothing need remain. */
function requireIndependent(triangle: Matrix): void {
  triangle.to1DArray().forEach(finite);
  for (let j = 0; j < triangle.columns - 1; j++) {
    const column = triangle.getColumn(j).slice(0, j + 1);
    if (!((column[j] as number) > COLLINEARITY_TOLERANCE * Math.hypot(...column)))
      throw new NotEstimable('collinear_predictors');
  }
}
