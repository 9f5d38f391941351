import { mean } from 'simple-statistics';
import { completeCases, type Column } from './columns.js';
import type { Interval } from './interval.js';
import { leastSquares } from './least-squares.js';
import { finite, NotEstimable } from './not-estimable.js';
import { isRounding } from './rounding.js';
import { studentCritical, studentTwoSided } from './distributions/student-t.js';

export interface AdjustedDifference {
  readonly n: number;
  readonly nTreatment: number;
  readonly nComparison: number;
  /** Treatment minus comparison at endline, at equal baseline, in the scale's units. */
  readonly estimate: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
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
  const centre = mean(Array.from(before));
  const fit = leastSquares(y, [new Float64Array(y.length).fill(1), before.map((b) => b - centre), arm]);
  if (isRounding(fit.sigma, [y])) throw new NotEstimable('no_variance');
  const estimate = fit.coefficients[2] as number;
  const se = fit.standardErrors[2] as number;
  const t = finite(estimate / se);
  const margin = studentCritical(level, fit.df) * se;
  return {
    n: fit.n,
    nTreatment,
    nComparison,
    estimate,
    se,
    t,
    df: fit.df,
    p: studentTwoSided(t, fit.df),
    interval: { level, low: estimate - margin, high: estimate + margin },
  };
}
