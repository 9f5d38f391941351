import gammainc from '@stdlib/math-base-special-gammainc';
import gammaincinv from '@stdlib/math-base-special-gammaincinv';
import { finite } from '../not-estimable.js';
import type { Tail } from './tail.js';

/**
 * Probability that a chi-square variable lies below `x` (`lower`) or above it (`upper`).
 *
 * @param x zero or more
 * @param df degrees of freedom, above 0
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Abramowitz & Stegun 26.4.19
 * @example chiSquareProbability(3.841458820694124, 1, 'upper').toFixed(6) // '0.050000'
 */
export function chiSquareProbability(x: number, df: number, tail: Tail = 'lower'): number {
  return finite(gammainc(x / 2, df / 2, true, tail === 'upper'));
}

/**
 * The value below which (`lower`) or above which (`upper`) a share `p` of a chi-square variable lies.
 *
 * @param p between 0 and 1, neither included
 * @param df degrees of freedom, above 0
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @example chiSquareQuantile(0.95, 1).toFixed(6) // '3.841459'
 */
export function chiSquareQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  return finite(2 * gammaincinv(p, df / 2, tail === 'upper'));
}
