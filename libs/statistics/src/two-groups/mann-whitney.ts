import { present, type Column } from '../columns.js';
import { midranks, tieSizes } from '../descriptives/ranks.js';
import { normalTwoSided } from '../linear-models/normal-test.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { toNineDecimals } from '../rounding.js';

export interface MannWhitney {
  /** Pairs of a treated and a comparison child in which the treated one is higher; a tie counts half. */
  readonly u: number;
  /** Tie-corrected, with continuity correction. */
  readonly z: number;
  /** Two-sided, by the normal approximation with continuity correction. */
  readonly p: number;
  readonly zUncorrected: number;
  readonly pUncorrected: number;
  /** Whether any value occurs twice. */
  readonly ties: boolean;
}

/**
 * Mann–Whitney (Wilcoxon rank-sum) test that neither group tends to be higher, by the normal approximation.
 *
 * @param treatment,comparison one number a child; NaN where missing; ranked after rounding to 9 decimals
 * @throws NotEstimable `too_few_observations` when a group is empty; `no_variance` when all values are equal
 * @see Mann & Whitney 1947, Annals of Mathematical Statistics 18:50
 * @example mannWhitney(Float64Array.of(3, 5), Float64Array.of(1, 3)).u // 3.5
 */
export function mannWhitney(treatment: Column, comparison: Column): MannWhitney {
  const { ranks, n1, n2, sum, all } = ranked(treatment, comparison);
  const n = n1 + n2;
  const u = sum - (n1 * (n1 + 1)) / 2;
  const ties = tieSizes(all);
  const tied = ties.reduce((total, t) => total + t ** 3 - t, 0);
  const variance = ((n1 * n2) / 12) * (n + 1 - tied / (n * (n - 1)));
  if (!(variance > 0) || ranks.length < 2) throw new NotEstimable('no_variance');
  const distance = u - (n1 * n2) / 2;
  const zUncorrected = finite(distance / Math.sqrt(variance));
  const z = (distance - 0.5 * Math.sign(distance)) / Math.sqrt(variance);
  return {
    u,
    z,
    p: normalTwoSided(z),
    zUncorrected,
    pUncorrected: normalTwoSided(zUncorrected),
    ties: ties.length > 0,
  };
}

export interface ExactRankSum {
  /** Two-sided: as far from what is expected, on either side. */
  readonly p: number;
  /** Two-sided: twice the smaller tail, at most 1. Differs from `p` when ties make the distribution lopsided. */
  readonly pDoubled: number;
}

/** Beyond so many children the count of ways takes long and the normal approximation is good. */
const MOST_EXACT = 120;

/**
 * The same test without approximation: among all ways to choose as many treated children, given the ranks that were
 * seen, ties included.
 *
 * @param treatment,comparison one number a child; NaN where missing; ranked after rounding to 9 decimals
 * @throws NotEstimable `too_few_observations` when a group is empty; `no_solution` with over 120 children
 * @see Lehmann 1975, Nonparametrics, 1.4
 * @example exactRankSum(Float64Array.of(3, 4), Float64Array.of(1, 2)).p.toFixed(6) // '0.333333'
 */
export function exactRankSum(treatment: Column, comparison: Column): ExactRankSum {
  const { ranks, n1, n2, sum } = ranked(treatment, comparison);
  if (n1 + n2 > MOST_EXACT) throw new NotEstimable('no_solution');
  const ways = waysBySum(
    Array.from(ranks, (rank) => Math.round(2 * rank)),
    n1,
  );
  const observed = Math.round(2 * sum);
  const expected = n1 * (n1 + n2 + 1);
  const share = (counts: (total: number) => boolean) =>
    ways.reduce((total, count, value) => (counts(value) ? total + count : total), 0) / all;
  const all = ways.reduce((total, count) => total + count, 0);
  return {
    p: share((value) => Math.abs(value - expected) >= Math.abs(observed - expected)),
    pDoubled: Math.min(
      1,
      2 *
        Math.min(
          share((value) => value <= observed),
          share((value) => value >= observed),
        ),
    ),
  };
}

function ranked(treatment: Column, comparison: Column) {
  const [a, b] = [present(treatment), present(comparison)];
  if (a.length === 0 || b.length === 0) throw new NotEstimable('too_few_observations');
  const all = new Float64Array(a.length + b.length);
  all.set(a.map(toNineDecimals));
  all.set(b.map(toNineDecimals), a.length);
  const ranks = midranks(all);
  const sum = ranks.slice(0, a.length).reduce((total, rank) => total + rank, 0);
  return { ranks, n1: a.length, n2: b.length, sum, all };
}

/** In how many ways `count` of the numbers add up to each sum. */
function waysBySum(numbers: readonly number[], count: number): Float64Array {
  const most = numbers.reduce((sum, x) => sum + x, 0);
  const ways = Array.from({ length: count + 1 }, () => new Float64Array(most + 1));
  (ways[0] as Float64Array)[0] = 1;
  for (const [i, number] of numbers.entries()) {
    for (let k = Math.min(count, i + 1); k >= 1; k--) {
      const [to, from] = [ways[k] as Float64Array, ways[k - 1] as Float64Array];
      for (let sum = most; sum >= number; sum--) to[sum] = (to[sum] as number) + (from[sum - number] as number);
    }
  }
  return ways[count] as Float64Array;
}
