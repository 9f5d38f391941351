import { present, type Column } from '../columns.js';
import { pairSums } from '../descriptives/pair-sums.js';
import { normalQuantile } from '../distributions/normal.js';
import { studentCritical } from '../distributions/student-t.js';
import type { Interval } from '../interval.js';
import { NotEstimable } from '../not-estimable.js';
import { toNineDecimals } from '../rounding.js';

export interface CliffsDelta {
  /** Share of pairs in which the treated child is higher, less the share in which it is lower; −1 to 1. */
  readonly delta: number;
  /** Probability that a treated child is higher than a comparison child, ties counted half. */
  readonly superiority: number;
  /** Cliff's asymmetric interval with the unbiased variance and t. */
  readonly interval: Interval;
  /** The same with the consistent variance and z. */
  readonly consistentInterval: Interval;
  /** By Fisher's transformation; asks for no variance. */
  readonly fisherInterval: Interval;
}

/**
 * How often a treated child is higher than a comparison child: for ordinal scores.
 *
 * @param treatment,comparison one number a child; NaN where missing; those that are there are compared after rounding to
 *   9 decimals
 * @throws NotEstimable `too_few_observations` under 2 children in a group; `no_variance` when the groups do not overlap,
 *   so that the interval is undefined
 * @see Cliff 1993, Psychological Bulletin 114:494; Feng & Cliff 2004, Journal of Modern Applied Statistical Methods 3:322
 * @example cliffsDelta(Float64Array.of(2, 4), Float64Array.of(1, 3)).delta // 0.5
 */
export function cliffsDelta(treatment: Column, comparison: Column, level = 0.95): CliffsDelta {
  const [a, b] = [treatment, comparison].map((column) => present(column).map(toNineDecimals).sort()) as [
    Column,
    Column,
  ];
  const [n1, n2] = [a.length, b.length];
  if (n1 < 2 || n2 < 2) throw new NotEstimable('too_few_observations');
  const [rows, columns] = [dominance(a, b), dominance(b, a)];
  const delta = rows.reduce((sum, { below, above }) => sum + below - above, 0) / (n1 * n2);
  if (Math.abs(delta) === 1) throw new NotEstimable('no_variance');
  const untied = rows.reduce((sum, { below, above }) => sum + below + above, 0);
  const squares = untied - n1 * n2 * delta ** 2;
  const r = rows.reduce((sum, { below, above }) => sum + ((below - above) / n2 - delta) ** 2, 0);
  const c = columns.reduce((sum, { below, above }) => sum + ((above - below) / n1 - delta) ** 2, 0);
  const unbiased = (n2 ** 2 * r + n1 ** 2 * c - squares) / (n1 * n2 * (n1 - 1) * (n2 - 1));
  const least = (1 - delta ** 2) / (n1 * n2 - 1);
  const consistent =
    (((n2 - 1) * r) / (n1 - 1) + ((n1 - 1) * c) / (n2 - 1) + squares / ((n1 - 1) * (n2 - 1))) / (n1 * n2);
  const z = normalQuantile((1 - level) / 2, 'upper');
  const half = z * Math.sqrt((n1 + n2 + 1) / (3 * n1 * n2));
  return {
    delta,
    superiority: (delta + 1) / 2,
    interval: asymmetric(delta, Math.max(unbiased, least), studentCritical(level, n1 + n2 - 2), level),
    consistentInterval: asymmetric(delta, consistent, z, level),
    fisherInterval: {
      level,
      low: Math.tanh(Math.atanh(delta) - half),
      high: Math.tanh(Math.atanh(delta) + half),
    },
  };
}

/** For each number of one sorted column, how many of the other are below it and above it. */
function dominance(own: Column, others: Column) {
  let [below, upTo] = [0, 0];
  return Array.from(own, (x) => {
    while (below < others.length && (others[below] as number) < x) below++;
    while (upTo < others.length && (others[upTo] as number) <= x) upTo++;
    return { below, above: others.length - upTo };
  });
}

function asymmetric(delta: number, variance: number, critical: number, level: number): Interval {
  const spread = critical ** 2 * variance;
  const middle = delta - delta ** 3;
  const half = Math.sqrt(spread) * Math.sqrt((1 - delta ** 2) ** 2 + spread);
  const below = 1 - delta ** 2 + spread;
  return { level, low: (middle - half) / below, high: (middle + half) / below };
}

/**
 * Hodges and Lehmann's shift: the median of all differences between a treated and a comparison child. Takes time in
 * proportion to n log n.
 *
 * @param treatment,comparison one number a child; NaN where missing; those that are there are used
 * @throws NotEstimable `too_few_observations` when a group is empty
 * @see Hodges & Lehmann 1963, Annals of Mathematical Statistics 34:598
 * @example hodgesLehmannShift(Float64Array.of(2, 4), Float64Array.of(1, 3)) // 1
 */
export function hodgesLehmannShift(treatment: Column, comparison: Column): number {
  return pairSums(
    treatment,
    comparison.map((x) => -x),
  ).median();
}
