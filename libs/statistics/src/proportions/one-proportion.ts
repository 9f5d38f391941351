import { betaQuantile } from '../distributions/beta.js';
import { normalQuantile } from '../distributions/normal.js';
import type { Interval } from '../interval.js';
import { finite, NotEstimable } from '../not-estimable.js';

/**
 * How a share's interval is made. `wilson` is the default of reports; `clopper-pearson` never covers less than its
 * level; `agresti-coull` may reach beyond 0 and 1; `wilson-continuity` is R's prop.test.
 */
export type ProportionMethod =
  'wilson' | 'wilson-continuity' | 'clopper-pearson' | 'agresti-coull' | 'jeffreys';

/**
 * Interval of a share.
 *
 * @param count children who have it, 0 to n
 * @param n children asked, 1 or more
 * @throws NotEstimable `too_few_observations` when nobody was asked; `not_finite` when the count is not from 0 to n
 * @see Brown, Cai & DasGupta 2001, Statistical Science 16:101
 * @example proportionInterval(0, 12, 'clopper-pearson').high.toFixed(6) // '0.264648'
 */
export function proportionInterval(count: number, n: number, method: ProportionMethod, level = 0.95): Interval {
  if (!(n >= 1)) throw new NotEstimable('too_few_observations');
  if (!(count >= 0 && count <= n)) throw new NotEstimable('not_finite');
  const [low, high] = limits(count, n, method, (1 - level) / 2);
  return { level, low: finite(low), high: finite(high) };
}

function limits(count: number, n: number, method: ProportionMethod, tail: number): [number, number] {
  switch (method) {
    case 'wilson':
      return wilson(count, n, normalQuantile(tail, 'upper'), 0);
    case 'wilson-continuity':
      return wilson(count, n, normalQuantile(tail, 'upper'), Math.min(0.5, Math.abs(count - n / 2)));
    case 'clopper-pearson':
      return [
        count === 0 ? 0 : betaQuantile(tail, count, n - count + 1),
        count === n ? 1 : betaQuantile(tail, count + 1, n - count, 'upper'),
      ];
    case 'agresti-coull':
      return agrestiCoull(count, n, normalQuantile(tail, 'upper'));
    case 'jeffreys':
      return [
        count === 0 ? 0 : betaQuantile(tail, count + 0.5, n - count + 0.5),
        count === n ? 1 : betaQuantile(tail, count + 0.5, n - count + 0.5, 'upper'),
      ];
  }
}

/** Where the score test of the share just fails to reject, the count taken `correction` nearer on each side. */
function wilson(count: number, n: number, z: number, correction: number): [number, number] {
  const limit = (x: number, side: 1 | -1) => {
    const p = x / n;
    return (
      (p + z ** 2 / (2 * n) + side * z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) /
      (1 + z ** 2 / n)
    );
  };
  return [
    count === 0 ? 0 : Math.max(0, limit(count - correction, -1)),
    count === n ? 1 : Math.min(1, limit(count + correction, 1)),
  ];
}

function agrestiCoull(count: number, n: number, z: number): [number, number] {
  const adjusted = n + z ** 2;
  const p = (count + z ** 2 / 2) / adjusted;
  const half = z * Math.sqrt((p * (1 - p)) / adjusted);
  return [p - half, p + half];
}
