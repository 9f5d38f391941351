import { integratePeak } from '../numeric/integrate-peak.js';
import { root } from '../numeric/root.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { normalLogProbability } from './normal.js';
import type { Tail } from './tail.js';

/**
 * Probability that a noncentral t lies below `t` (`lower`) or above it (`upper`): Φ(±(t s − ncp)) averaged over
 * the distribution of s, the estimated standard deviation over the true one. Nothing in the average is negative,
 * so a far tail keeps its digits, where the usual series of beta functions has only absolute precision (R's pt).
 *
 * @param t any finite number
 * @param df degrees of freedom, from 0.1, not necessarily whole
 * @param ncp noncentrality: the true effect in standard errors
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Johnson, Kotz & Balakrishnan 1995, Continuous Univariate Distributions 2, 31.5, for the average
 * @example noncentralStudentProbability(2, 20, 2.8).toFixed(6) // '0.215587'
 */
export function noncentralStudentProbability(t: number, df: number, ncp: number, tail: Tail = 'lower'): number {
  return probabilityAt(t, df, tail)(ncp);
}

/** The probability as a function of the noncentrality: what depends on t and df alone is integrated once. */
function probabilityAt(t: number, df: number, tail: Tail): (ncp: number) => number {
  if (!Number.isFinite(t) || !(df >= 0.1) || df === Infinity) throw new NotEstimable('not_finite');
  const side = tail === 'lower' ? 1 : -1;
  const weight = (u: number) => df * (u - Math.expm1(2 * u) / 2);
  const whole = integratePeak(weight);
  return (ncp) => {
    if (!Number.isFinite(ncp)) throw new NotEstimable('not_finite');
    const part = integratePeak((u) => weight(u) + normalLogProbability(side * (t * Math.exp(u) - ncp)));
    return finite(Math.min(1, Math.exp(part.peak - whole.peak) * (part.area / whole.area)));
  };
}

/**
 * The noncentrality that leaves probability `p` below `t` (`lower`) or above it (`upper`): a limit of the interval
 * of a standardised effect.
 *
 * @param p between 0 and 1, neither included
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Steiger & Fouladi 1997, in What If There Were No Significance Tests?
 * @example noncentralityAt(0, 10, 0.025).toFixed(6) // '1.959964'
 */
export function noncentralityAt(t: number, df: number, p: number, tail: Tail = 'lower'): number {
  if (!(p > 0 && p < 1)) throw new NotEstimable('not_finite');
  const probability = probabilityAt(t, df, tail);
  const distance = (ncp: number) => Math.log(probability(ncp) / p);
  const reach = 10 + Math.abs(t);
  return root(distance, t - reach, t + reach);
}
