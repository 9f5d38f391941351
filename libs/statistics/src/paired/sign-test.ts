import type { Column } from '../columns.js';
import { binomialProbability } from '../distributions/binomial.js';
import { NotEstimable } from '../not-estimable.js';
import { pairedChanges } from './pairs.js';

export interface EvenSplit {
  /** Two-sided: twice the smaller tail, at most 1. */
  readonly p: number;
  /** The same with the observed split counted half; 1 where both counts are equal. */
  readonly pMid: number;
}

/**
 * Whether two counts are a chance split of their sum, each side as likely as the other. Nothing to split speaks
 * against nothing: both p-values are then 1.
 *
 * @param a,b whole, 0 or more
 * @throws NotEstimable `not_finite` where the counts are not so
 * @see Lancaster 1961, Journal of the American Statistical Association 56:223, for the mid-p
 * @example evenSplit(1, 3) // { p: 0.625, pMid: 0.375 }
 */
export function evenSplit(a: number, b: number): EvenSplit {
  const [fewer, n] = [Math.min(a, b), a + b];
  if (!(fewer >= 0)) throw new NotEstimable('not_finite');
  if (a === b) return { p: 1, pMid: 1 };
  const [upTo, under] = [fewer, fewer - 1].map((count) => binomialProbability(count, n, 0.5)) as [
    number,
    number,
  ];
  return { p: Math.min(1, 2 * upTo), pMid: upTo + under };
}

export interface SignTest extends EvenSplit {
  readonly positive: number;
  readonly negative: number;
  /** People who did not change; they do not count. */
  readonly unchanged: number;
}

/**
 * Whether as many people went up as down: the sign test, exact.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` when there is no pair; `lengths_differ`; `not_finite`
 * @see Dixon & Mood 1946, Journal of the American Statistical Association 41:557
 * @example signTest(Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 3, 4, 4)).p // 0.25
 */
export function signTest(before: Column, after: Column): SignTest {
  const all = pairedChanges(before, after);
  const [positive, negative] = [all.filter((d) => d > 0).length, all.filter((d) => d < 0).length];
  return { ...evenSplit(positive, negative), positive, negative, unchanged: all.length - positive - negative };
}
