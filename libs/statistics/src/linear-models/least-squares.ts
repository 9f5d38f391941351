import type { Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { addTimes } from '../numeric/sums.js';
import { factored, type Factored, type FittedRows } from './factored.js';

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
  /** The rows a few thousand at a time: residuals, and columns that times `turn` are Q. */
  readonly portions: () => Iterable<FittedRows>;
  readonly turn: Matrix;
}

/**
 * Ordinary or weighted least squares by QR, which keeps twice the digits that normal equations keep; of many rows by
 * these, where that takes no digits away. Of many rows Q and the residuals are made when they are asked for, from
 * outcome, predictors and weights, which must then still be as they were.
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
  const { coefficients, inverseTriangle, squares, portions, turn } = projected(outcome, predictors, weights);
  const sigma = finite(Math.sqrt(squares / df));
  let rows: Pick<LeastSquares, 'residuals' | 'orthogonal'> | undefined;
  const allRows = () => (rows ??= joined(portions(), turn, n));
  return {
    n,
    df,
    coefficients,
    sigma,
    standardErrors: predictors.map((_, j) => sigma * Math.hypot(...inverseTriangle.getRow(j))),
    inverseTriangle,
    portions,
    turn,
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
export function projected(outcome: Column, predictors: readonly Column[], weights?: Column): Factored {
  if (outcome.length < Math.max(1, predictors.length)) throw new NotEstimable('too_few_observations');
  return factored(outcome, predictors, weights);
}

function joined(portions: Iterable<FittedRows>, turn: Matrix, n: number) {
  const residuals = new Float64Array(n);
  const orthogonal = Array.from({ length: turn.columns }, () => new Float64Array(n));
  for (const rows of portions) {
    residuals.set(rows.residuals, rows.from);
    for (const [j, column] of orthogonal.entries()) {
      const own = column.subarray(rows.from, rows.from + rows.residuals.length);
      for (let i = 0; i <= j; i++) addTimes(own, turn.get(i, j), rows.basis[i] as Column);
    }
  }
  return { residuals, orthogonal };
}
