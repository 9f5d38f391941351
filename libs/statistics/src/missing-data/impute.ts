import { Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import { normalQuantile } from '../distributions/normal.js';
import { leastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';

/** The smallest number drawn: a zero would have no quantile. */
const LEAST = 2 ** -53;

/**
 * One completed copy of a column: what is missing is drawn from what the other rows let expect of it, with the
 * uncertainty of coefficients and of single rows. Several copies, analysed and pooled by `poolEstimates`, are multiple
 * imputation under a normal linear model; it mends what the predictors explain, and nothing else.
 *
 * @param outcome NaN where missing
 * @param predictors columns as long as the outcome, none missing, the constant among them
 * @param random gives numbers from 0 up to 1; the same numbers give the same copy
 * @throws NotEstimable `too_few_observations` with no degree of freedom among the rows that are there;
 *   `collinear_predictors`; `not_finite`
 * @see Rubin 1987, Multiple Imputation for Nonresponse in Surveys, 5.3; van Buuren 2018, Flexible Imputation, 3.2
 * @example [...imputedByRegression(Float64Array.of(1, 1, 1, NaN), [Float64Array.of(1, 1, 1, 1)], () => 0.7)] // [1, 1, 1, 1]
 */
export function imputedByRegression(
  outcome: Column,
  predictors: readonly Column[],
  random: () => number,
): Column {
  const seen = (column: Column) => column.filter((_, row) => !Number.isNaN(outcome[row]));
  if (predictors.some((column) => column.some((x) => !Number.isFinite(x))))
    throw new NotEstimable('not_finite');
  const fit = leastSquares(seen(outcome), predictors.map(seen));
  const normal = () => normalQuantile(Math.max(LEAST, random()));
  const squares = Array.from({ length: fit.df }, normal).reduce((sum, z) => sum + z * z, 0);
  const sigma = fit.sigma * Math.sqrt(fit.df / squares);
  const step = fit.inverseTriangle.mmul(Matrix.columnVector(predictors.map(normal)));
  const drawn = fit.coefficients.map((b, j) => b + sigma * step.get(j, 0));
  return outcome.map((value, row) =>
    Number.isNaN(value)
      ? predictors.reduce((sum, x, j) => sum + (x[row] as number) * (drawn[j] as number), 0) + sigma * normal()
      : value,
  );
}
