import type { Column } from '../columns.js';
import { walshSums } from '../descriptives/pair-sums.js';
import { tieSizes } from '../descriptives/ranks.js';
import { normalQuantile } from '../distributions/normal.js';
import type { Interval } from '../interval.js';
import { NotEstimable } from '../not-estimable.js';
import { pairedChanges } from './pairs.js';
import { signedRankChances } from './signed-rank-tail.js';

/** What becomes of people who did not change: R's wilcox.test leaves them out. */
export type Unchanged = 'counted' | 'left-out';

/**
 * Hodges and Lehmann's pseudomedian of changes: the median of the averages of every two people's changes, and of each
 * person's own. Takes time in proportion to n log n.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` when there is no pair; `no_variance` when all are left out;
 *   `lengths_differ`; `not_finite`
 * @see Hodges & Lehmann 1963, Annals of Mathematical Statistics 34:598
 * @example hodgesLehmannChange(Float64Array.of(0, 0, 0), Float64Array.of(1, 2, 6)) // 2.75
 */
export const hodgesLehmannChange = (before: Column, after: Column, unchanged: Unchanged = 'counted'): number =>
  walshSums(kept(pairedChanges(before, after), unchanged)).median() / 2;

/** From so many on, the normal approximation; as R's wilcox.test. */
const LARGE = 50;

/**
 * Interval of the pseudomedian: the changes that, taken off everybody's, leave the signed-rank test undecided. Exact
 * under 50 people without ties or zeros, else by the normal approximation with continuity correction. People who did
 * not change are left out.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` when so few changed that no interval has the level, at 95 % under 6;
 *   `no_variance` when nobody changed; `lengths_differ`; `not_finite`
 * @see Bauer 1972, Journal of the American Statistical Association 67:687
 * @example hodgesLehmannInterval(new Float64Array(6), Float64Array.of(1, 2, 3, 4, 5, 6)).high // 6
 */
export function hodgesLehmannInterval(before: Column, after: Column, level = 0.95): Interval {
  const all = pairedChanges(before, after);
  const changed = kept(all, 'left-out');
  const exact =
    changed.length < LARGE && changed.length === all.length && tieSizes(changed.map(Math.abs)).length === 0;
  const sums = walshSums(changed);
  const rank = exact ? exactRank(changed.length, level) : normalRank(changed, level);
  if (!(rank >= 1)) throw new NotEstimable('too_few_observations');
  return { level, low: sums.ofRank(rank) / 2, high: sums.ofRank(sums.count + 1 - rank) / 2 };
}

function kept(all: Column, unchanged: Unchanged): Column {
  const changed = unchanged === 'counted' ? all : all.filter((d) => d !== 0);
  if (changed.length === 0) throw new NotEstimable('no_variance');
  return changed;
}

/** The rank of the lower limit from below: how many sums of ranks are too small to keep the level. */
function exactRank(n: number, level: number): number {
  const ranks = Float64Array.from({ length: n }, (_, i) => i + 1);
  let below = 0;
  const halves = signedRankChances(ranks, (n * (n + 1)) / 4);
  return halves.findIndex((chance) => 2 * (below += chance) > 1 - level) / 2;
}

function normalRank(changed: Column, level: number): number {
  const n = changed.length;
  const tied = tieSizes(changed).reduce((sum, t) => sum + (t ** 3 - t), 0);
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tied / 48);
  const sums = (n * (n + 1)) / 2;
  return sums + 1 - Math.ceil(sums / 2 + 0.5 + normalQuantile((1 - level) / 2, 'upper') * sd);
}
