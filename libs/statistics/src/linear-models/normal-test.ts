import { normalProbability, normalQuantile } from '../distributions/normal.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { symmetric, type Interval } from '../interval.js';

export interface NormalTest {
  readonly estimate: number;
  readonly se: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
  readonly interval: Interval;
}

/**
 * An estimate with a standard error that is taken for known, against zero.
 *
 * @param level confidence level of the interval
 * @throws NotEstimable `no_variance` when the standard error is zero; `not_finite`
 * @example normalTest(0, 1).p // 1
 */
export function normalTest(estimate: number, se: number, level = 0.95): NormalTest {
  if (se === 0) throw new NotEstimable('no_variance');
  const z = finite(estimate / se);
  return { estimate, se, z, p: normalTwoSided(z), interval: normalInterval(estimate, se, level) };
}

/**
 * The probability of a standard normal |z| at least this large.
 *
 * @throws NotEstimable `not_finite`
 * @example normalTwoSided(0) // 1
 */
export const normalTwoSided = (z: number): number => 2 * normalProbability(Math.abs(z), 'upper');

/**
 * An estimate and so many standard errors to each side that a normal estimate's interval covers at `level`.
 *
 * @throws NotEstimable `not_finite`
 * @example normalInterval(0, 1).high.toFixed(6) // '1.959964'
 */
export function normalInterval(estimate: number, se: number, level = 0.95): Interval {
  const margin = finite(normalQuantile((1 - level) / 2, 'upper') * se);
  return symmetric(estimate, margin, level);
}
