import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import { finite } from '../not-estimable.js';
import type { Tail } from './tail.js';

const LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** Under this the probability is close to the smallest doubles, and its logarithm comes from a series. */
const FAR = -30;

/**
 * Probability that a standard normal variable lies below `z` (`lower`) or above it (`upper`).
 *
 * @param z any finite number
 * @throws NotEstimable `not_finite`
 * @see Abramowitz & Stegun 26.2.29
 * @example normalProbability(0) // 0.5
 */
export function normalProbability(z: number, tail: Tail = 'lower'): number {
  const x = finite(tail === 'lower' ? -z : z);
  const y = x / Math.SQRT2;
  return 0.5 * erfc(y) * Math.exp(square(y) - square(x) / 2 + remainder(y) - remainder(x) / 2);
}

/** Dividing by √2 rounds, and far out the tail feels it x² times: the square of x is taken exactly, in two parts. */
const square = (x: number) => Math.fround(x) ** 2;
const remainder = (x: number) => (x - Math.fround(x)) * (x + Math.fround(x));

/**
 * The value below which (`lower`) or above which (`upper`) a share `p` of a standard normal variable lies.
 *
 * @param p between 0 and 1, neither included
 * @throws NotEstimable `not_finite` for any other `p`
 * @see Blair, Edwards & Johnson 1976, Mathematics of Computation 30:827
 * @example normalQuantile(0.975).toFixed(6) // '1.959964'
 */
export function normalQuantile(p: number, tail: Tail = 'lower'): number {
  const z = finite(Math.SQRT2 * erfcinv(2 * p));
  return tail === 'lower' ? -z : z;
}

/**
 * Density of a standard normal variable.
 *
 * @example normalDensity(0).toFixed(6) // '0.398942'
 */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z - LOG_SQRT_TWO_PI);
}

/**
 * Natural logarithm of the probability below `z`, also where the probability itself is too small for a double.
 *
 * @param z any number; minus infinity gives minus infinity
 * @see Abramowitz & Stegun 26.2.12 for the far tail
 * @example normalLogProbability(-40).toFixed(4) // '-804.6084'
 */
export function normalLogProbability(z: number): number {
  if (z > 0) return Math.log1p(-0.5 * erfc(z / Math.SQRT2));
  if (z > FAR) return Math.log(normalProbability(z));
  const v = 1 / (z * z);
  const series = -v * (1 - 3 * v * (1 - 5 * v * (1 - 7 * v * (1 - 9 * v))));
  return -0.5 * z * z - Math.log(-z) - LOG_SQRT_TWO_PI + Math.log1p(series);
}
