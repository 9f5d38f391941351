import type { Column } from '../columns.js';
import { midranks, tieSizes } from '../descriptives/ranks.js';
import { normalTwoSided } from '../linear-models/normal-test.js';
import { NotEstimable } from '../not-estimable.js';
import { pairedChanges } from './pairs.js';
import { signedRankTail } from './signed-rank-tail.js';

export interface SignedRank {
  /** People who changed; only they are ranked. */
  readonly n: number;
  readonly positive: number;
  readonly negative: number;
  readonly unchanged: number;
  /** How many sizes of change occur more than once. */
  readonly tiedGroups: number;
  /** Sum of the ranks of those who went up. */
  readonly v: number;
  /** Tie-corrected, with continuity correction. */
  readonly z: number;
  /** Two-sided, by the normal approximation with continuity correction. */
  readonly p: number;
  readonly zUncorrected: number;
  readonly pUncorrected: number;
  /** Rosenthal's r: the uncorrected z divided by the root of the number of people who changed. */
  readonly r: number;
  /** The same by the root of the number of all pairs. */
  readonly rOfAll: number;
  /** Ranks of those who went up less those of the others, by their sum; −1 to 1. */
  readonly rankBiserial: number;
}

/**
 * Wilcoxon's signed-rank test that changes lie evenly around zero, by the normal approximation.
 *
 * @param before,after one number a person in the same order; NaN where missing; changes are ranked after rounding to
 *   9 decimals, those of zero left out
 * @throws NotEstimable `too_few_observations` when there is no pair; `no_variance` when nobody changed;
 *   `lengths_differ`; `not_finite`
 * @see Wilcoxon 1945, Biometrics Bulletin 1:80; Kerby 2014, Comprehensive Psychology 3:1, for the rank-biserial
 * @example signedRank(Float64Array.of(0, 0, 0), Float64Array.of(1, 2, -3)).v // 3
 */
export function signedRank(before: Column, after: Column): SignedRank {
  const all = pairedChanges(before, after);
  const { changed, v } = ranked(all);
  const n = changed.length;
  const positive = changed.filter((d) => d > 0).length;
  const ties = tieSizes(changed.map(Math.abs));
  const tied = ties.reduce((sum, t) => sum + (t ** 3 - t), 0);
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tied / 48);
  const distance = v - (n * (n + 1)) / 4;
  const z = (distance - 0.5 * Math.sign(distance)) / sd;
  const zUncorrected = distance / sd;
  return {
    n,
    positive,
    negative: n - positive,
    unchanged: all.length - n,
    tiedGroups: ties.length,
    v,
    z,
    p: normalTwoSided(z),
    zUncorrected,
    pUncorrected: normalTwoSided(zUncorrected),
    r: zUncorrected / Math.sqrt(n),
    rOfAll: zUncorrected / Math.sqrt(all.length),
    rankBiserial: (4 * distance) / (n * (n + 1)),
  };
}

/** Beyond so many people who changed the count of ways takes long and the normal approximation is good. */
const MOST_EXACT = 1000;

/**
 * The same test without approximation, two-sided: among all ways in which the observed sizes of change could have had
 * their signs, ties included.
 *
 * @param before,after one number a person in the same order; NaN where missing; changes are ranked after rounding to
 *   9 decimals, those of zero left out
 * @throws NotEstimable `too_few_observations` when there is no pair; `no_variance` when nobody changed; `no_solution`
 *   when over 1000 people changed; `lengths_differ`; `not_finite`
 * @see Lehmann 1975, Nonparametrics, 3.2
 * @example exactSignedRank(Float64Array.of(0, 0, 0), Float64Array.of(1, 2, 3)) // 0.25
 */
export function exactSignedRank(before: Column, after: Column): number {
  const { ranks, v } = ranked(pairedChanges(before, after));
  const n = ranks.length;
  if (n > MOST_EXACT) throw new NotEstimable('no_solution');
  return Math.min(1, 2 * signedRankTail(ranks, Math.min(v, (n * (n + 1)) / 2 - v)));
}

/**
 * Wilcoxon's test as Pratt has it, by the normal approximation: people who did not change are ranked with the others
 * and left out after.
 *
 * @param before,after one number a person in the same order; NaN where missing; ranked after rounding to 9 decimals
 * @throws NotEstimable as signedRank
 * @see Pratt 1959, Journal of the American Statistical Association 54:655
 * @example prattSignedRank(Float64Array.of(0, 0, 0), Float64Array.of(1, 0, -1)) // { z: 0, p: 1 }
 */
export function prattSignedRank(before: Column, after: Column): { readonly z: number; readonly p: number } {
  const all = pairedChanges(before, after);
  const ranks = midranks(all.map(Math.abs));
  const signed = ranks.map((rank, pair) => Math.sign(all[pair] as number) * rank);
  const squares = signed.reduce((sum, rank) => sum + rank * rank, 0);
  if (squares === 0) throw new NotEstimable('no_variance');
  const z = signed.reduce((sum, rank) => sum + rank, 0) / Math.sqrt(squares);
  return { z, p: normalTwoSided(z) };
}

function ranked(all: Column) {
  const changed = all.filter((d) => d !== 0);
  if (changed.length === 0) throw new NotEstimable('no_variance');
  const ranks = midranks(changed.map(Math.abs));
  const v = ranks.reduce((sum, rank, pair) => ((changed[pair] as number) > 0 ? sum + rank : sum), 0);
  return { changed, ranks, v };
}
