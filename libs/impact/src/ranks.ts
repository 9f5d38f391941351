import {
  clusteredDominance,
  cliffsDelta,
  completeCases,
  exactRankSum,
  exactSignedRank,
  mannWhitney,
  NotEstimable,
  signedRank,
  squareTable,
  stuartMaxwell,
  type Column,
  type Interval,
} from '@tongxing/statistics';
import type { Hiding } from './hiding.js';

/** Who moved between categories. Tests take people as independent. */
export interface RankChange {
  /** People with a category at both waves. */
  readonly n: number;
  /** People in a higher, the same and a lower category at endline; null where withheld. */
  readonly higher: number | null;
  readonly same: number | null;
  readonly lower: number | null;
  /** Wilcoxon's signed-rank test on ridits, exact up to 1000 people who moved. */
  readonly p: number;
  /** Stuart and Maxwell's: whether each category is as frequent after as before. */
  readonly pHomogeneity: number;
}

/**
 * Wilcoxon's signed-rank test and marginal homogeneity of the same people's categories.
 *
 * @param before,after ridits; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` without a pair; `no_variance` when nobody moved; `not_finite`
 * @see Wilcoxon 1945, Biometrics Bulletin 1:80; Stuart 1955, Biometrika 42:412; Maxwell 1970, British Journal of
 *   Psychiatry 116:651
 */
export function rankChange(before: Column, after: Column, { hideCounts }: Hiding): RankChange {
  const test = signedRank(before, after);
  const [higher = null, same = null, lower = null] = hideCounts([test.positive, test.unchanged, test.negative]);
  return {
    n: test.n + test.unchanged,
    higher,
    same,
    lower,
    p: exactly(() => exactSignedRank(before, after)) ?? test.p,
    pHomogeneity: stuartMaxwell(squareTable(before, after)).p,
  };
}

/** How often a treated child stands in a higher category than one of the comparison, less how often lower. */
export interface RankComparison {
  readonly n: number;
  /**
   * | arms vary             | test                                                     |
   * |-----------------------|----------------------------------------------------------|
   * | within every site     | `mann_whitney`, exact up to 120 people, and Cliff's interval |
   * | from site to site     | `clustered_dominance`: delta with CR2 errors by site     |
   */
  readonly method: 'mann_whitney' | 'clustered_dominance';
  /** Cliff's delta at endline, −1 to 1; not adjusted for baseline. */
  readonly delta: number;
  readonly interval: Interval;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Both arms' categories at endline by their order alone.
 *
 * @param endline ridits, none missing; `arm` is 1 for treatment and 0 for comparison
 * @param independent whether people are; else errors go by site
 * @throws NotEstimable `too_few_observations`; `no_variance` when all stand in one category, or the arms do not overlap
 */
export function rankComparison(
  compared: { readonly endline: Column; readonly arm: Column; readonly site: Column; readonly level: number },
  independent: boolean,
): RankComparison {
  const { endline, arm, site, level } = compared;
  if (!independent) {
    const { n, estimate, interval, p } = clusteredDominance(endline, arm, site, level);
    return { n, method: 'clustered_dominance', delta: estimate, interval, p };
  }
  const [y, a] = completeCases([endline, arm]) as [Column, Column];
  const [treated, others] = [1, 0].map((which) => y.filter((_, row) => a[row] === which)) as [Column, Column];
  const { delta, interval } = cliffsDelta(treated, others, level);
  const test = mannWhitney(treated, others);
  const p = exactly(() => exactRankSum(treated, others).p) ?? test.p;
  return { n: y.length, method: 'mann_whitney', delta, interval, p };
}

/** Undefined where there are too many for it. */
function exactly(p: () => number): number | undefined {
  try {
    return p();
  } catch (error) {
    if (error instanceof NotEstimable && error.reason === 'no_solution') return undefined;
    throw error;
  }
}
