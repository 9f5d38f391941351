import { completeCases, type Column } from '../columns.js';
import { normalQuantile } from '../distributions/normal.js';
import { studentTwoSided } from '../distributions/student-t.js';
import type { Interval } from '../interval.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { correlationMatrix } from './covariance.js';
import { midranks } from './ranks.js';

export interface Correlation {
  readonly n: number;
  readonly r: number;
  /** Two-sided, from t on n − 2 degrees of freedom; absent under 3 pairs. */
  readonly p?: number;
  /** By Fisher's z; absent under 4 pairs, and where r is 1 or −1. */
  readonly interval?: Interval;
}

/**
 * Pearson's correlation of two columns.
 *
 * @param x,y rows with both numbers are used
 * @throws NotEstimable `too_few_observations` under 2 pairs; `no_variance` when a column is constant, but for rounding
 * @see Fisher 1921, Metron 1:3
 * @example correlation(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)).r.toFixed(9) // '1.000000000'
 */
export function correlation(x: Column, y: Column, level = 0.95): Correlation {
  const complete = completeCases([x, y]);
  const n = complete[0]?.length ?? 0;
  const r = Math.max(-1, Math.min(1, correlationMatrix(complete)[0]?.[1] as number));
  const perfect = Math.abs(r) === 1;
  const t = r * Math.sqrt((n - 2) / ((1 - r) * (1 + r)));
  return {
    n,
    r,
    ...(n > 2 && { p: perfect ? 0 : studentTwoSided(t, n - 2) }),
    ...(n > 3 && !perfect && { interval: fisherInterval(r, n, level) }),
  };
}

/**
 * Spearman's rank correlation: Pearson's of the ranks, mean ranks where values are equal.
 *
 * @param x,y rows with both numbers are used
 * @throws NotEstimable `too_few_observations` under 2 pairs; `no_variance` when a column is constant
 * @see Spearman 1904, American Journal of Psychology 15:72
 * @example rankCorrelation(Float64Array.of(1, 2, 30), Float64Array.of(1, 20, 21)).toFixed(9) // '1.000000000'
 */
export function rankCorrelation(x: Column, y: Column): number {
  const [a, b] = completeCases([x, y]) as [Column, Column];
  return correlation(midranks(a), midranks(b)).r;
}

/**
 * Interval of a correlation by Fisher's z.
 *
 * @param r between −1 and 1
 * @param n pairs, above 3
 * @throws NotEstimable `too_few_observations`; `not_finite` when r is 1 or −1
 * @see Fisher 1921, Metron 1:3
 * @example fisherInterval(0, 103, 0.95).high.toFixed(6) // '0.193525'
 */
export function fisherInterval(r: number, n: number, level = 0.95): Interval {
  if (n <= 3) throw new NotEstimable('too_few_observations');
  const z = finite(Math.atanh(r));
  const margin = normalQuantile(0.5 + level / 2) / Math.sqrt(n - 3);
  return { level, low: Math.tanh(z - margin), high: Math.tanh(z + margin) };
}
