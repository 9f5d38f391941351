import betainc from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import { finite } from '../not-estimable.js';
import type { Tail } from './tail.js';

/**
 * Two-sided p-value of Student's t: the probability of a |t| at least this large when nothing is there.
 * One formula in three forms: near zero t² is not lost beside df, nor df beside t² far out, and no 1 − p is
 * taken where p is small.
 *
 * @param t any finite number
 * @param df degrees of freedom, above 0, not necessarily whole
 * @see Abramowitz & Stegun 26.7.1
 * @example studentTwoSided(0, 5) // 1
 */
export function studentTwoSided(t: number, df: number): number {
  const square = t * t;
  const share = square / (df + square);
  if (square < 1) return 1 - betainc(share, 0.5, df / 2);
  return square < df ? betainc(share, 0.5, df / 2, true, true) : betainc(df / (df + square), df / 2, 0.5);
}

/**
 * Probability that Student's t lies below `t` (`lower`) or above it (`upper`).
 *
 * @param t any finite number
 * @param df degrees of freedom, above 0, not necessarily whole
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Abramowitz & Stegun 26.7.1
 * @example studentProbability(0, 5) // 0.5
 */
export function studentProbability(t: number, df: number, tail: Tail = 'lower'): number {
  const half = finite(studentTwoSided(t, df > 0 ? df : NaN) / 2);
  return t > 0 === (tail === 'upper') ? half : 1 - half;
}

/**
 * The value below which (`lower`) or above which (`upper`) a share `p` of Student's t lies.
 *
 * @param p between 0 and 1, neither included
 * @param df degrees of freedom, above 0, not necessarily whole
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @example studentQuantile(0.975, 1).toFixed(6) // '12.706205'
 */
export function studentQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  const t = finite(quantile(p, df));
  return tail === 'lower' ? t : -t;
}

/**
 * Half-width of a confidence interval in standard errors.
 *
 * @param level confidence level, such as 0.95; between 0 and 1
 * @example studentCritical(0.95, 10).toFixed(6) // '2.228139'
 */
export function studentCritical(level: number, df: number): number {
  return quantile(0.5 + level / 2, df);
}
