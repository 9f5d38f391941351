import type { Column } from '../columns.js';
import { noncentralityAt } from '../distributions/noncentral-t.js';
import { normalInterval } from '../linear-models/normal-test.js';
import type { Interval } from '../interval.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { describeSample } from './describe.js';
import { pooledStandardDeviation } from './mean-difference.js';

export interface StandardizedDifference {
  /** Cohen's d: the difference in units of the pooled standard deviation. */
  readonly d: number;
  /** From the noncentral t distribution. */
  readonly interval: Interval;
  /** Hedges' g: d without its upward bias in small groups. */
  readonly g: number;
  readonly gInterval: Interval;
  /** In units of the comparison group's standard deviation. */
  readonly glassDelta: number;
  /** In units of the root mean of the two variances. */
  readonly byMeanVariance: number;
}

/**
 * Difference of two groups' means in standard deviations, treatment minus comparison.
 *
 * @param treatment,comparison one number a child; NaN where missing; those that are there are used
 * @throws NotEstimable `too_few_observations` under 2 children in a group; `no_variance` when nobody differs within
 *   either group, or within the comparison group; `not_finite`
 * @see Hedges 1981, Journal of Educational Statistics 6:107; Steiger & Fouladi 1997 for the interval
 * @example standardizedDifference(Float64Array.of(3, 5), Float64Array.of(1, 3)).d.toFixed(6) // '1.414214'
 */
export function standardizedDifference(
  treatment: Column,
  comparison: Column,
  level = 0.95,
): StandardizedDifference {
  const [a, b] = [describeSample(treatment), describeSample(comparison)];
  const difference = a.mean - b.mean;
  const d = finite(difference / pooledStandardDeviation(treatment, comparison));
  if (isRounding(b.sd, [comparison])) throw new NotEstimable('no_variance');
  const df = a.n + b.n - 2;
  const unit = Math.sqrt(1 / a.n + 1 / b.n);
  const limit = (tail: 'lower' | 'upper') => unit * noncentralityAt(d / unit, df, (1 - level) / 2, tail);
  const interval = { level, low: limit('upper'), high: limit('lower') };
  const shrink = hedgesCorrection(df);
  return {
    d,
    interval,
    g: shrink * d,
    gInterval: { level, low: shrink * interval.low, high: shrink * interval.high },
    glassDelta: finite(difference / b.sd),
    byMeanVariance: finite(difference / Math.sqrt((a.sd ** 2 + b.sd ** 2) / 2)),
  };
}

/**
 * Hedges' J, by which a standardised difference is multiplied to take out its bias: Γ(df/2) / (√(df/2) Γ((df−1)/2)).
 *
 * @param df whole, 2 or more
 * @throws NotEstimable `too_few_observations` under 2 degrees of freedom
 * @see Hedges 1981, Journal of Educational Statistics 6:107
 * @example hedgesCorrection(10).toFixed(6) // '0.922746'
 */
export function hedgesCorrection(df: number): number {
  if (df < 2) throw new NotEstimable('too_few_observations');
  const even = df % 2 === 0;
  let ratio = even ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let m = even ? 2 : 3; m < df; m += 2) ratio *= m / (m - 1);
  return ratio / Math.sqrt(df / 2);
}

/**
 * The approximation to Hedges' J that textbooks and many tools use.
 *
 * @param df degrees of freedom, 2 or more
 * @see Borenstein et al. 2009, Introduction to Meta-Analysis, 4
 * @example approximateCorrection(10).toFixed(6) // '0.923077'
 */
export const approximateCorrection = (df: number): number => 1 - 3 / (4 * df - 1);

/**
 * Sampling variance of Hedges' g for a meta-analysis, large-sample form, and its normal interval.
 *
 * @param g standardised difference
 * @param nTreatment,nComparison children a group
 * @see Hedges & Olkin 1985, Statistical Methods for Meta-Analysis, 5.E
 * @example hedgesVariance(0, 10, 10).variance // 0.2
 */
export function hedgesVariance(
  g: number,
  nTreatment: number,
  nComparison: number,
  level = 0.95,
): { readonly variance: number; readonly interval: Interval } {
  const variance = finite(1 / nTreatment + 1 / nComparison + g ** 2 / (2 * (nTreatment + nComparison)));
  return { variance, interval: normalInterval(g, Math.sqrt(variance), level) };
}
