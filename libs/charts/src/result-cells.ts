import { formatNumber } from '@tongxing/contracts';
import { absentText, type Absent, type Terms } from './from-results.js';

/** A count with its share, or the word for one that is withheld. */
export const shareText = (count: number | null, n: number, term: Terms): string =>
  count === null
    ? term('withheld')
    : `${String(count)} (${n === 0 ? '–' : formatNumber((100 * count) / n, 0)}%)`;

/** How many of an arm changed reliably, as its results hold it. */
export type ReliableForTable =
  | {
      readonly kind: 'estimated';
      readonly n: number;
      readonly threshold: number;
      readonly higher: number | null;
      readonly unchanged: number | null;
      readonly lower: number | null;
    }
  | Absent;

/** The columns of the table that `reliableCells` fills, after the arm. */
export const RELIABLE_COLUMNS = ['n', 'threshold', 'reliablyHigher', 'notReliably', 'reliablyLower'] as const;

/** One arm's reliable changes in figures, or why there are none. */
export function reliableCells(result: ReliableForTable, term: Terms): string[] {
  if (result.kind !== 'estimated') return ['–', '–', absentText(term, result), '–', '–'];
  const { n, threshold, higher, unchanged, lower } = result;
  const shares = [higher, unchanged, lower].map((count) => shareText(count, n, term));
  return [String(n), formatNumber(threshold, 1), ...shares];
}
