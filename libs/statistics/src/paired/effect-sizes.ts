import { completeCases, type Column } from '../columns.js';
import { correlation } from '../descriptives/correlation.js';
import { noncentralityAt } from '../distributions/noncentral-t.js';
import type { Interval } from '../interval.js';
import { normalInterval } from '../linear-models/normal-test.js';
import { finite } from '../not-estimable.js';
import { describeSample } from '../two-groups/describe.js';
import { hedgesCorrection } from '../two-groups/standardized-difference.js';
import { pairedChange } from './paired-change.js';

/** A change in standard deviations. The standard deviation of what is in the name of the function that gave it. */
export interface StandardizedChange {
  readonly d: number;
  readonly interval: Interval;
  /** d without its upward bias in small samples, by Hedges' J on n − 1 degrees of freedom. */
  readonly g: number;
}

export interface ChangeBySdOfChanges extends StandardizedChange {
  readonly gInterval: Interval;
}

/**
 * d_z: mean change in standard deviations of the changes, with an exact interval from the noncentral t distribution.
 * It grows with the correlation of both times and is not comparable with effects between groups.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` under 3 pairs; `no_variance` when everybody changed alike;
 *   `lengths_differ`; `not_finite`
 * @see Cohen 1988, Statistical Power Analysis, 2.3.5; Steiger & Fouladi 1997 for the interval
 * @example changeBySdOfChanges(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 3)).d.toFixed(6) // '1.000000'
 */
export function changeBySdOfChanges(before: Column, after: Column, level = 0.95): ChangeBySdOfChanges {
  const { n, t, df, dz } = pairedChange(before, after, level);
  const shrink = hedgesCorrection(df);
  const [low, high] = noncentralities(t, df, level).map((limit) => limit / Math.sqrt(n)) as [number, number];
  return {
    d: dz,
    interval: { level, low, high },
    g: shrink * dz,
    gInterval: { level, low: shrink * low, high: shrink * high },
  };
}

export interface ChangeByAverageSd extends StandardizedChange {
  /** Algina and Keselman's, from the noncentral t distribution. `interval` is the normal one; the two differ. */
  readonly noncentralInterval: Interval;
  /** The other d_av: divided by the mean of the two standard deviations. */
  readonly byMeanOfSds: number;
}

/**
 * d_av: mean change divided by the root mean of the two times' variances.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` under 3 pairs; `no_variance` when everybody changed alike;
 *   `lengths_differ`; `not_finite`
 * @see Algina & Keselman 2003, Educational and Psychological Measurement 63:537; Lakens 2013, Frontiers in Psychology
 *   4:863, for the other definition
 * @example changeByAverageSd(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 3)).d.toFixed(6) // '1.000000'
 */
export function changeByAverageSd(before: Column, after: Column, level = 0.95): ChangeByAverageSd {
  const { change, n, df, t, se, sdChange, sdBefore, sdAfter } = spreads(before, after, level);
  const sd = Math.sqrt((sdBefore ** 2 + sdAfter ** 2) / 2);
  const d = finite(change / sd);
  const unit = sdChange / sd / Math.sqrt(n);
  const [low, high] = noncentralities(t, df, level).map((limit) => limit * unit) as [number, number];
  return {
    d,
    interval: normalInterval(d, se / sd, level),
    noncentralInterval: { level, low, high },
    g: hedgesCorrection(df) * d,
    byMeanOfSds: finite(change / ((sdBefore + sdAfter) / 2)),
  };
}

/**
 * d_rm: mean change in standard deviations within one time, as the spread of the changes and the correlation imply
 * them: d_z √(2(1 − r)).
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` under 3 pairs; `no_variance` when everybody changed alike or is alike at
 *   one time; `lengths_differ`; `not_finite`
 * @see Morris & DeShon 2002, Psychological Methods 7:105; Cooper, Hedges & Valentine 2009, Handbook of Research
 *   Synthesis, 12.21, for the interval
 * @example changeByWithinSd(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 3)).d.toFixed(6) // '1.000000'
 */
export function changeByWithinSd(before: Column, after: Column, level = 0.95): StandardizedChange {
  const { n, df, dz } = pairedChange(before, after, level);
  const apart = 2 * (1 - correlation(before, after).r);
  const d = finite(dz * Math.sqrt(apart));
  const se = Math.sqrt((1 / n + d ** 2 / (2 * n)) * apart);
  return { d, interval: normalInterval(d, se, level), g: hedgesCorrection(df) * d };
}

export interface ChangeByBaselineSd extends StandardizedChange {
  /** Sampling variance of g for a meta-analysis. */
  readonly gVariance: number;
}

/**
 * Becker's d: mean change in standard deviations of the first time, which no programme has touched yet.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` under 3 pairs; `no_variance` when everybody changed alike or is alike at
 *   one time; `lengths_differ`; `not_finite`
 * @see Becker 1988, British Journal of Mathematical and Statistical Psychology 41:257
 * @example changeByBaselineSd(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 3)).d.toFixed(6) // '1.000000'
 */
export function changeByBaselineSd(before: Column, after: Column, level = 0.95): ChangeByBaselineSd {
  const { change, n, df, sdBefore } = spreads(before, after, level);
  const apart = 2 * (1 - correlation(before, after).r);
  const d = finite(change / sdBefore);
  const variance = (effect: number) => apart / n + effect ** 2 / (2 * n);
  const g = hedgesCorrection(df) * d;
  return { d, interval: normalInterval(d, Math.sqrt(variance(d)), level), g, gVariance: variance(g) };
}

function spreads(before: Column, after: Column, level: number) {
  const [first, second] = completeCases([before, after]) as [Column, Column];
  const change = pairedChange(first, second, level);
  const [sdBefore, sdAfter] = [first, second].map((times) => describeSample(times).sd) as [number, number];
  return { ...change, sdBefore, sdAfter };
}

/** The effects in standard errors between which the true one lies. */
const noncentralities = (t: number, df: number, level: number): readonly number[] =>
  (['upper', 'lower'] as const).map((tail) => noncentralityAt(t, df, (1 - level) / 2, tail));
