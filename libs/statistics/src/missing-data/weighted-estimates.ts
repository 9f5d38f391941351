import { mean } from 'simple-statistics';
import { completeCases, type Column } from '../columns.js';
import type { AdjustedDifference } from '../linear-models/ancova.js';
import { coefficientTest } from '../linear-models/coefficient-test.js';
import { constant } from '../linear-models/constant.js';
import { heteroscedasticErrors } from '../linear-models/heteroscedasticity.js';
import { leastSquares, type LeastSquares } from '../linear-models/least-squares.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';

export interface WeightedMean {
  readonly n: number;
  readonly estimate: number;
  /** The weights are taken as known. */
  readonly se: number;
}

/**
 * Weighted mean, and its standard error by linearisation as survey programs have it.
 *
 * @param values,weights rows with both are used; weights are positive
 * @throws NotEstimable `too_few_observations` under 2 rows; `not_finite`
 * @see Hájek 1971, in Foundations of Statistical Inference; Lumley 2010, Complex Surveys, 2
 * @example weightedMean(Float64Array.of(1, 5, NaN), Float64Array.of(3, 1, 2)).estimate // 2
 */
export function weightedMean(values: Column, weights: Column): WeightedMean {
  const [y, w] = completeCases([values, weights]) as [Column, Column];
  const n = y.length;
  if (n < 2) throw new NotEstimable('too_few_observations');
  const total = w.reduce((sum, weight) => sum + weight, 0);
  const estimate = finite(y.reduce((sum, value, row) => sum + value * (w[row] as number), 0) / total);
  const squares = y.reduce((sum, value, row) => sum + ((w[row] as number) * (value - estimate)) ** 2, 0);
  return { n, estimate, se: finite(Math.sqrt((n / (n - 1)) * squares) / total) };
}

/**
 * How a weighted fit's robust variance is made larger, for weights that stand for probabilities.
 *
 * | convention | times       | as in                              |
 * |------------|-------------|------------------------------------|
 * | `survey`   | n / (n − 1) | R's survey::svyglm                 |
 * | `stata`    | n / (n − k) | Stata's pweight; HC1               |
 */
export type WeightedErrors = 'survey' | 'stata';

/**
 * Robust standard errors of a weighted fit; rows are independent and weights are taken as known.
 *
 * @param fit made with weights
 * @returns one standard error a coefficient
 * @throws NotEstimable `not_finite`
 * @see Binder 1983, International Statistical Review 51:279
 */
export const weightedErrors = (fit: LeastSquares, convention: WeightedErrors): number[] =>
  convention === 'stata'
    ? heteroscedasticErrors(fit, 'HC1')
    : heteroscedasticErrors(fit, 'HC0').map((error) => error * Math.sqrt(fit.n / (fit.n - 1)));

/**
 * Difference of two arms at endline adjusted for baseline, each child counting by its weight, with robust errors.
 *
 * @param endline,baseline one number a child; NaN where missing; complete cases are used
 * @param treatment 1 in the treatment arm, 0 in the comparison arm
 * @param weights positive; NaN where the child was lost
 * @throws NotEstimable `too_few_observations` when an arm has under 2 children; `collinear_predictors` when baseline
 *   does not vary; `no_variance` when nothing is left to chance, but for rounding
 * @see Seaman & White 2013, Statistical Methods in Medical Research 22:278
 */
export function weightedAncova(
  endline: Column,
  baseline: Column,
  treatment: Column,
  weights: Column,
  convention: WeightedErrors = 'survey',
  level = 0.95,
): AdjustedDifference {
  const complete = completeCases([endline, baseline, treatment, weights]);
  const [y, before, arm, w] = complete as [Column, Column, Column, Column];
  const nTreatment = arm.filter((a) => a === 1).length;
  const nComparison = arm.length - nTreatment;
  if (nTreatment < 2 || nComparison < 2) throw new NotEstimable('too_few_observations');
  const centre = mean(Array.from(before));
  const fit = leastSquares(y, [constant(y.length), before.map((b) => b - centre), arm], w);
  const size = Math.sqrt(w.reduce((most, weight) => Math.max(most, weight), 0));
  if (isRounding(fit.sigma / size, [y])) throw new NotEstimable('no_variance');
  const se = weightedErrors(fit, convention)[2] as number;
  return {
    n: fit.n,
    nTreatment,
    nComparison,
    ...coefficientTest(fit.coefficients[2] as number, se, fit.df, level),
  };
}
