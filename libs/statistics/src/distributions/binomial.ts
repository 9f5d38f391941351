import { NotEstimable } from '../not-estimable.js';
import { betaProbability } from './beta.js';
import type { Tail } from './tail.js';

/**
 * Probability of at most `count` (`lower`) or at least `count` (`upper`) successes in n independent trials.
 *
 * @param count whole
 * @param n trials, whole, 0 or more
 * @param p probability of a success, 0 to 1
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Abramowitz & Stegun 26.5.24
 * @example binomialProbability(1, 3, 0.5).toFixed(6) // '0.500000'
 */
export function binomialProbability(count: number, n: number, p: number, tail: Tail = 'lower'): number {
  if (!Number.isInteger(count) || !Number.isInteger(n) || !(n >= 0) || !(p >= 0 && p <= 1))
    throw new NotEstimable('not_finite');
  if (tail === 'upper') return binomialProbability(n - count, n, 1 - p);
  if (count < 0) return 0;
  return count >= n ? 1 : betaProbability(p, count + 1, n - count, 'upper');
}
