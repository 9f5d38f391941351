import { completeCases, type Column } from '../columns.js';
import { normalQuantile } from '../distributions/normal.js';
import { NotEstimable } from '../not-estimable.js';
import { standardErrorOfMeasurement } from '../reliability/measurement-error.js';
import { isRounding } from '../rounding.js';
import { describeSample } from '../two-groups/describe.js';

export interface ReliableChange {
  /** Pairs: rows with a value at both times. */
  readonly n: number;
  /** Of the first time, over pairs. */
  readonly sdBefore: number;
  /** Standard error of measurement of one score. */
  readonly se: number;
  /** Of the difference of two scores of a person who did not change. */
  readonly seOfDifference: number;
  /** The least change that counts as reliable, in the scale's units. */
  readonly threshold: number;
  /** Change divided by `seOfDifference`, a row; NaN where a time is missing. */
  readonly index: Column;
  readonly increased: number;
  readonly decreased: number;
  readonly unchanged: number;
}

/**
 * Jacobson and Truax's reliable change index: how many people changed by more than measurement error explains. Of a
 * group in which nobody truly changed, 5 % still do so at level 0.95.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @param reliability of the score, under 1
 * @param level share of unchanged people who stay within the threshold
 * @throws NotEstimable `too_few_observations` under 2 pairs; `no_variance` when everybody is alike at the first time or
 *   the reliability is 1; `lengths_differ`; `not_finite`
 * @see Jacobson & Truax 1991, Journal of Consulting and Clinical Psychology 59:12
 * @example reliableChange(Float64Array.of(1, 2, 3), Float64Array.of(2, 5, 3), 0.5).increased // 1
 */
export function reliableChange(
  before: Column,
  after: Column,
  reliability: number,
  level = 0.95,
): ReliableChange {
  const [first, second] = completeCases([before, after]) as [Column, Column];
  const { n, sd: sdBefore } = describeSample(first);
  const se = standardErrorOfMeasurement(sdBefore, reliability);
  if (isRounding(sdBefore, [first, second]) || se === 0) throw new NotEstimable('no_variance');
  const seOfDifference = Math.SQRT2 * se;
  const critical = normalQuantile(0.5 + level / 2);
  const index = before.map((score, row) => ((after[row] as number) - score) / seOfDifference);
  const [increased, decreased] = [1, -1].map((way) => index.filter((x) => way * x > critical).length) as [
    number,
    number,
  ];
  return {
    n,
    sdBefore,
    se,
    seOfDifference,
    threshold: critical * seOfDifference,
    index,
    increased,
    decreased,
    unchanged: n - increased - decreased,
  };
}
