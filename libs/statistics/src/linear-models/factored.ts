import { Matrix } from 'ml-matrix';
import { portionsOf, type Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { addCrossProducts } from '../numeric/cross-products.js';
import { addTimes } from '../numeric/sums.js';
import { triangleOf } from './cholesky.js';
import { COLLINEARITY_TOLERANCE, divide, takenApart } from './orthonormal.js';
import { upperInverse } from './upper-inverse.js';

/** Some rows of a fit, one after the other. */
export interface FittedRows {
  /** The first of them. */
  readonly from: number;
  /** Columns that span what the predictors span; times the fit's `turn` they are Q. */
  readonly basis: readonly Column[];
  readonly residuals: Column;
}

/** The QR of weighted predictors, and the outcome's part in its Q. */
export interface Factored {
  readonly coefficients: readonly number[];
  /** The inverse of R, k by k. */
  readonly inverseTriangle: Matrix;
  /** Sum of squares of the residuals. */
  readonly squares: number;
  /** From the basis to Q, k by k. */
  readonly turn: Matrix;
  /** All rows, a few thousand at a time; the next are written over what was given out before. */
  readonly portions: () => Iterable<FittedRows>;
}

/**
 * QR of few rows at once. Of many, cross-products where the columns are far from collinear and lose no digits by them;
 * elsewhere QR of a portion of the rows after the other, whose triangles are put under one another and taken apart
 * again, which keeps the digits of a QR of all rows.
 *
 * @param outcome at least one number, and as many as there are predictors
 * @param weights one a row; the rows of all columns are multiplied by their roots
 * @throws NotEstimable `lengths_differ`; `not_finite`; `collinear_predictors`
 * @see Demmel, Grigori, Hoemmen & Langou 2012, SIAM Journal on Scientific Computing 34:A206
 */
export function factored(outcome: Column, predictors: readonly Column[], weights?: Column): Factored {
  const data: Data = { columns: [...predictors, outcome], weights };
  const identity = Matrix.eye(predictors.length);
  const [first] = copies(data) as Iterable<Column[]>;
  if (first?.[0]?.length === outcome.length) {
    const parts = partsOf(takenApart(first));
    return { ...parts, turn: identity, portions: () => [rowsAt(0, first, first.at(-1) as Column)] };
  }
  const plain = triangleOfProducts(data);
  if (!plain) {
    const triangle = triangleOfPortions(data);
    return { ...partsOf(triangle), turn: identity, portions: () => orthonormalRows(data, triangle) };
  }
  const parts = partsOf(plain);
  return { ...parts, turn: parts.inverseTriangle, portions: () => plainRows(data, parts.coefficients) };
}

/** Predictors, and the outcome last. */
interface Data {
  readonly columns: readonly Column[];
  readonly weights: Column | undefined;
}

/**
 * @param triangle R of the predictors with the outcome beside them, of which nothing need remain
 * @throws NotEstimable
 */
export function partsOf(triangle: Matrix) {
  triangle.to1DArray().forEach(finite);
  const k = triangle.columns - 1;
  for (let j = 0; j < k; j++)
    if (!(triangle.get(j, j) > COLLINEARITY_TOLERANCE * Math.hypot(...triangle.getColumn(j))))
      throw new NotEstimable('collinear_predictors');
  const own = triangle.to2DArray().slice(0, k);
  const inverseTriangle = upperInverse(new Matrix(own.map((row) => row.slice(0, k))));
  const along = triangle.getColumn(k).slice(0, k);
  return {
    coefficients: along.map((_, j) => along.reduce((sum, x, i) => sum + inverseTriangle.get(j, i) * x, 0)),
    inverseTriangle,
    squares: triangle.get(k, k) ** 2,
  };
}

/** R by Cholesky; nothing where it would lose more than three digits, or a number is not finite. */
function triangleOfProducts(data: Data): Matrix | undefined {
  const m = data.columns.length;
  const products = Matrix.zeros(m, m);
  for (const columns of data.weights ? copies(data) : portionsOf(data.columns))
    addCrossProducts(products, columns);
  return triangleOf(products);
}

function triangleOfPortions(data: Data): Matrix {
  const m = data.columns.length;
  let triangle = Matrix.zeros(m, m);
  for (const columns of copies(data)) triangle = takenApart(underOneAnother(triangle, takenApart(columns)));
  return triangle;
}

const underOneAnother = (upper: Matrix, lower: Matrix): Column[] =>
  Array.from({ length: upper.columns }, (_, j) =>
    Float64Array.from([...upper.getColumn(j), ...lower.getColumn(j)]),
  );

const rowsAt = (from: number, columns: readonly Column[], residuals: Column): FittedRows => ({
  from,
  basis: columns.slice(0, -1),
  residuals,
});

function* orthonormalRows(data: Data, triangle: Matrix): Generator<FittedRows> {
  let from = 0;
  for (const columns of copies(data)) {
    for (const [j, column] of columns.entries()) {
      for (let i = 0; i < j; i++) addTimes(column, -triangle.get(i, j), columns[i] as Column);
      if (j < columns.length - 1) divide(column, triangle.get(j, j));
    }
    const residuals = columns.at(-1) as Column;
    yield rowsAt(from, columns, residuals);
    from += residuals.length;
  }
}

function* plainRows(data: Data, coefficients: readonly number[]): Generator<FittedRows> {
  let from = 0;
  const room: Column[] = [];
  for (const columns of data.weights ? copies(data) : portionsOf(data.columns)) {
    const residuals = copied(columns.at(-1) as Column, room, 0);
    for (const [j, b] of coefficients.entries()) addTimes(residuals, -b, columns[j] as Column);
    yield rowsAt(from, columns, residuals);
    from += residuals.length;
  }
}

/** Portions of the columns, times the roots of the weights where there are any, in columns that are written over. */
function* copies({ columns, weights }: Data): Generator<Column[]> {
  const room: Column[] = [];
  for (const portion of portionsOf(weights ? [...columns, weights] : columns)) {
    const roots = weights && portion.pop()?.map(Math.sqrt);
    const own = portion.map((column, j) => copied(column, room, j));
    if (roots) for (const column of own) multiply(column, roots);
    yield own;
  }
}

function copied(column: Column, room: Column[], place: number): Column {
  const copy = (room[place] ??= new Float64Array(column.length)).subarray(0, column.length);
  copy.set(column);
  return copy;
}

function multiply(column: Column, by: Column): void {
  const n = column.length;
  for (let row = 0; row < n; row++) column[row] = (column[row] as number) * (by[row] as number);
}
