import { inverse, Matrix, QrDecomposition } from 'ml-matrix';
import type { Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';

export interface LeastSquares {
  readonly n: number;
  readonly df: number;
  readonly coefficients: readonly number[];
  /** Standard deviation of the residuals. */
  readonly sigma: number;
  /** Classical standard errors: equal variance, independent rows. */
  readonly standardErrors: readonly number[];
  /** One a row, times the root of its weight where there are weights. */
  readonly residuals: Column;
  /** Q of the weighted predictors' QR, n by k with orthonormal columns: all that robust errors need of the rows. */
  readonly orthogonal: Matrix;
  /** The inverse of R, k by k: from coefficients on Q's columns to coefficients on the predictors. */
  readonly inverseTriangle: Matrix;
}

/** Smallest share of a column's length that may remain once the columns before it are taken out. */
export const COLLINEARITY_TOLERANCE = 1e-7;

/**
 * Ordinary or weighted least squares by Householder QR, which keeps twice the digits that normal equations keep.
 *
 * @param outcome n numbers, none missing
 * @param predictors columns of n numbers, the constant among them where one is wanted
 * @param weights n positive numbers; the sum of weighted squares is made least
 * @throws NotEstimable `too_few_observations` with no degree of freedom left; `collinear_predictors`; `not_finite`;
 *   `lengths_differ`
 * @see Golub & Van Loan, Matrix Computations, 5.3
 * @example leastSquares(Float64Array.of(1, 3, 5, 7.5), [Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1, 2, 3)]).coefficients[1]?.toFixed(2) // '2.15'
 */
export function leastSquares(outcome: Column, predictors: readonly Column[], weights?: Column): LeastSquares {
  const n = outcome.length;
  const df = n - predictors.length;
  if (df < 1) throw new NotEstimable('too_few_observations');
  const { coefficients, residuals, orthogonal, inverseTriangle } = projected(outcome, predictors, weights);
  const sigma = finite(Math.sqrt(residuals.dot(residuals) / df));
  return {
    n,
    df,
    coefficients,
    sigma,
    standardErrors: predictors.map((_, j) => sigma * Math.hypot(...inverseTriangle.getRow(j))),
    residuals: Float64Array.from(residuals.getColumn(0)),
    orthogonal,
    inverseTriangle,
  };
}

/**
 * The coefficients alone, which may be as many as the rows.
 *
 * @throws NotEstimable `too_few_observations` with more predictors than rows; `collinear_predictors`; `not_finite`;
 *   `lengths_differ`
 */
export function projected(outcome: Column, predictors: readonly Column[], weights?: Column) {
  if (outcome.length < Math.max(1, predictors.length)) throw new NotEstimable('too_few_observations');
  requireNumbers([outcome, ...predictors, ...(weights ? [weights] : [])]);
  const design = new Matrix(predictors.map((c) => Array.from(scaled(c, weights)))).transpose();
  const qr = new QrDecomposition(design);
  const triangle = qr.upperTriangularMatrix;
  requireFullRank(triangle, predictors);
  const y = Matrix.columnVector(Array.from(scaled(outcome, weights)));
  const solution = qr.solve(y);
  return {
    coefficients: solution.getColumn(0),
    residuals: Matrix.sub(y, design.mmul(solution)),
    orthogonal: qr.orthogonalMatrix,
    inverseTriangle: inverse(triangle),
  };
}

const scaled = (column: Column, weights: Column | undefined): Column =>
  weights ? column.map((x, row) => x * Math.sqrt(weights[row] as number)) : column;

function requireNumbers(columns: readonly Column[]): void {
  if (columns.some((column) => column.length !== columns[0]?.length)) throw new NotEstimable('lengths_differ');
  if (!columns.every((column) => column.every(Number.isFinite))) throw new NotEstimable('not_finite');
}

function requireFullRank(triangle: Matrix, predictors: readonly Column[]): void {
  for (const [j, column] of predictors.entries()) {
    const length = Math.hypot(...triangle.getColumn(j).slice(0, j + 1));
    const remains = Math.abs(triangle.get(j, j));
    if (column.length === 0 || !(remains > COLLINEARITY_TOLERANCE * length))
      throw new NotEstimable('collinear_predictors');
  }
}
