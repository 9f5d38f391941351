import { completeCases, type Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';
import { columnMean } from '../numeric/sums.js';
import { isRounding } from '../rounding.js';
import { coefficientTest, type CoefficientTest } from './coefficient-test.js';
import { constant } from './constant.js';
import { leastSquares } from './least-squares.js';

/** Treatment minus comparison at endline, at equal baseline, in the scale's units. */
export interface AdjustedDifference extends CoefficientTest {
  readonly n: number;
  readonly nTreatment: number;
  readonly nComparison: number;
}

/**
 * Difference of two arms at endline adjusted for baseline: least squares of endline on baseline and arm.
 * Classical standard errors: they take participants for independent, within sites too.
 *
 * @param endline,baseline one number a person; NaN where missing; complete cases are used
 * @param treatment 1 in the treatment arm, 0 in the comparison arm
 * @throws NotEstimable `too_few_observations` when an arm has under 2 people; `collinear_predictors` when baseline does not vary;
 *   `no_variance` when nothing is left to chance, but for rounding
 * @see Vickers & Altman 2001, BMJ 323:1123
 */
export function ancova(endline: Column, baseline: Column, treatment: Column, level = 0.95): AdjustedDifference {
  const [y, before, arm] = completeCases([endline, baseline, treatment]) as [Column, Column, Column];
  const nTreatment = arm.filter((a) => a === 1).length;
  const nComparison = arm.length - nTreatment;
  if (nTreatment < 2 || nComparison < 2) throw new NotEstimable('too_few_observations');
  const centre = columnMean(before);
  const fit = leastSquares(y, [constant(y.length), before.map((b) => b - centre), arm]);
  if (isRounding(fit.sigma, [y])) throw new NotEstimable('no_variance');
  return {
    n: fit.n,
    nTreatment,
    nComparison,
    ...coefficientTest(fit.coefficients[2] as number, fit.standardErrors[2] as number, fit.df, level),
  };
}
