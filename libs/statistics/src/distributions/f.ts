import betainc from '@stdlib/math-base-special-betainc';
import { finite } from '../not-estimable.js';
import { betaQuantileAndRest } from './beta.js';
import type { Tail } from './tail.js';

/**
 * Probability that a ratio of variances lies below `x` (`lower`) or above it (`upper`).
 *
 * @param x zero or more
 * @param df1,df2 degrees of freedom of the numerator and the denominator, above 0, not necessarily whole
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Abramowitz & Stegun 26.6.2
 * @example fProbability(1, 4, 4).toFixed(12) // '0.500000000000'
 */
export function fProbability(x: number, df1: number, df2: number, tail: Tail = 'lower'): number {
  const whole = df1 * x + df2;
  const p =
    tail === 'lower' ? betainc((df1 * x) / whole, df1 / 2, df2 / 2) : betainc(df2 / whole, df2 / 2, df1 / 2);
  return finite(p);
}

/**
 * The value below which (`lower`) or above which (`upper`) a share `p` of F lies.
 *
 * @param p between 0 and 1, neither included
 * @param df1,df2 degrees of freedom of the numerator and the denominator, above 0, not necessarily whole
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @example fQuantile(0.95, 2, 57).toFixed(6) // '3.158843'
 */
export function fQuantile(p: number, df1: number, df2: number, tail: Tail = 'lower'): number {
  const [share, rest] = betaQuantileAndRest(p, df1 / 2, df2 / 2, tail);
  return finite((df2 * share) / (df1 * rest));
}
