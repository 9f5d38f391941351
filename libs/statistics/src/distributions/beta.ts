import betainc from '@stdlib/math-base-special-betainc';
import inverse from '@stdlib/math-base-special-kernel-betaincinv';
import { finite } from '../not-estimable.js';
import type { Tail } from './tail.js';

/**
 * Probability that a beta variable lies below `x` (`lower`) or above it (`upper`).
 *
 * @param x from 0 to 1
 * @param a,b shapes, above 0
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Abramowitz & Stegun 26.5.1
 * @example betaProbability(0.5, 3, 3) // 0.5
 */
export function betaProbability(x: number, a: number, b: number, tail: Tail = 'lower'): number {
  return finite(betainc(x, a, b, true, tail === 'upper'));
}

/**
 * The value below which (`lower`) or above which (`upper`) a share `p` of a beta variable lies.
 *
 * @param p between 0 and 1, neither included
 * @param a,b shapes, above 0
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see DiDonato & Morris 1992, ACM TOMS 18:360
 * @example betaQuantile(0.975, 1, 12).toFixed(6) // '0.264648'
 */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  return betaQuantileAndRest(p, a, b, tail)[0];
}

/** The quantile and one minus it, each with its own digits: the rest may be as small as the quantile. */
export function betaQuantileAndRest(p: number, a: number, b: number, tail: Tail): readonly [number, number] {
  const inside = p > 0 && p < 1 && a > 0 && b > 0;
  // Above lies what lies below in the mirror: a small share must not be taken from 1, which rounds it.
  const [x, rest] = !inside ? [] : tail === 'lower' ? inverse(a, b, p, 1 - p) : inverse(b, a, p, 1 - p);
  const quantile = [finite(x ?? NaN), finite(rest ?? NaN)] as const;
  return tail === 'lower' ? quantile : [quantile[1], quantile[0]];
}
