import { formatBound, formatNumber, formatP } from '@tongxing/contracts';
import { absentText, type Absent, type Terms } from './from-results.js';
import { shareText } from './result-cells.js';

/** One arm's people who moved between categories, as its results hold them. */
export type RankChangeForTable =
  | {
      readonly kind: 'estimated';
      readonly n: number;
      readonly higher: number | null;
      readonly same: number | null;
      readonly lower: number | null;
      readonly p: number;
      readonly pHomogeneity: number;
    }
  | Absent;

/** The columns of the table that `rankChangeCells` fills, after the arm. */
export const RANK_CHANGE_COLUMNS = [
  'n',
  'movedUp',
  'stayed',
  'movedDown',
  'wilcoxon',
  'marginalHomogeneity',
] as const;

/** How many of an arm moved up, stayed and moved down, with the tests of it, or why there are none. */
export function rankChangeCells(ranks: RankChangeForTable, term: Terms): string[] {
  if (ranks.kind !== 'estimated') return ['–', '–', absentText(term, ranks), '–', '–', '–'];
  const { n, higher, same, lower, p, pHomogeneity } = ranks;
  const counts = [higher, same, lower].map((count) => shareText(count, n, term));
  return [String(n), ...counts, formatP(p), formatP(pHomogeneity)];
}

/** A comparison of categories by their order, as its results hold it. */
export type RankComparisonForTable =
  | {
      readonly kind: 'estimated';
      readonly n: number;
      readonly method: 'mann_whitney' | 'clustered_dominance';
      readonly delta: number;
      readonly interval: { readonly low: number; readonly high: number };
      readonly p: number;
    }
  | Absent;

/** The columns of the table that `rankComparisonCells` fills, after the comparison. */
export const RANK_COMPARISON_COLUMNS = ['n', 'method', 'cliffsDelta', 'interval', 'p'] as const;

/** Cliff's delta of two arms, or why there is none. */
export function rankComparisonCells(ranks: RankComparisonForTable, term: Terms): string[] {
  if (ranks.kind !== 'estimated') return ['–', '–', absentText(term, ranks), '–', '–'];
  const { n, method, delta, interval, p } = ranks;
  const ends = `${formatBound(interval.low, 2)}, ${formatBound(interval.high, 2)}`;
  return [String(n), term(method), formatNumber(delta, 2), ends, formatP(p)];
}
