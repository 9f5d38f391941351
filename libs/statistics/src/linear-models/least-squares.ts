import { inverse, type Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { factored, type FittedRows } from './factored.js';

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
  /** Q of the weighted predictors' QR, k orthonormal columns of n: all that robust errors need of the rows. */
  readonly orthogonal: readonly Column[];
  /** The inverse of R, k by k: from coefficients on Q's columns to coefficients on the predictors. */
  readonly inverseTriangle: Matrix;
  /** Q and the residuals a few thousand rows at a time; the next are written over what was given out before. */
  readonly portions: () => Iterable<FittedRows>;
}

/**
 * Ordinary or weighted least squares by QR, which keeps twice the digits that normal equations keep. Of large data Q
 * and the residuals are made when they are asked for, from outcome, predictors and weights, which must still be as
 * they were.
 *
 * @param outcome n numbers, none missing
 * @param predictors columns of n numbers, the constant among them where one is wanted
 * @param weights n positive numbers; the sum of weighted squares is made least
 * @throws NotEstimable `too_few_observations` with no degree of freedom left; `collinear_predictors`; `not_finite`
 * @see Golub & Van Loan, Matrix Computations, 5.3; Björck 1967, BIT 7:1
 * @example leastSquares(Float64Array.of(1, 3, 5, 7.5), [Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1, 2, 3)]).coefficients[1]?.toFixed(2) // '2.15'
 */
export function leastSquares(outcome: Column, predictors: readonly Column[], weights?: Column): LeastSquares {
  const n = outcome.length;
  const df = n - predictors.length;
  if (df < 1) throw new NotEstimable('too_few_observations');
  const { coefficients, inverseTriangle, squares, portions } = projected(outcome, predictors, weights);
  const sigma = finite(Math.sqrt(squares / df));
  let rows: FittedRows | undefined;
  const allRows = () => (rows ??= joined(portions(), predictors.length, n));
  return {
    n,
    df,
    coefficients,
    sigma,
    standardErrors: predictors.map((_, j) => sigma * Math.hypot(...inverseTriangle.getRow(j))),
    inverseTriangle,
    portions,
    get residuals() {
      return allRows().residuals;
    },
    get orthogonal() {
      return allRows().orthogonal;
    },
  };
}

/**
 * The coefficients alone, which may be as many as the rows.
 *
 * @throws NotEstimable `too_few_observations` with more predictors than rows; `collinear_predictors`
 */
export function projected(outcome: Column, predictors: readonly Column[], weights?: Column) {
  if (outcome.length < Math.max(1, predictors.length)) throw new NotEstimable('too_few_observations');
  const { triangle, along, squares, portions } = factored(outcome, predictors, weights);
  const inverseTriangle = inverse(triangle);
  return { coefficients: coefficientsOf(inverseTriangle, along), squares, inverseTriangle, portions };
}

function joined(portions: Iterable<FittedRows>, k: number, n: number): FittedRows {
  const residuals = new Float64Array(n);
  const orthogonal = Array.from({ length: k }, () => new Float64Array(n));
  for (const rows of portions) {
    residuals.set(rows.residuals, rows.from);
    for (const [j, column] of orthogonal.entries()) column.set(rows.orthogonal[j] as Column, rows.from);
  }
  return { from: 0, residuals, orthogonal };
}

const coefficientsOf = (inverseTriangle: Matrix, along: readonly number[]): number[] =>
  along.map((_, j) => along.reduce((sum, x, i) => sum + inverseTriangle.get(j, i) * x, 0));
