import { formatNumber, formatP, formatSigned } from '@tongxing/contracts';
import { absentText, intervalText, type Absent, type Terms } from './from-results.js';

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

/** One arm at one wave, as its results hold it. */
export interface WaveStepForTable {
  readonly everyone:
    { readonly kind: 'estimated'; readonly n: number; readonly mean: number; readonly interval: Ends } | Absent;
  readonly change?:
    | { readonly kind: 'estimated'; readonly n: number; readonly change: number; readonly interval: Ends }
    | Absent
    | undefined;
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** The columns of the table that `courseCells` fills, after arm and wave. */
export const COURSE_COLUMNS = ['n', 'mean', 'meanInterval', 'pairs', 'sinceBaseline', 'interval'] as const;

/** One arm at one wave in figures: everybody then, and the change since baseline. */
export function courseCells({ everyone, change }: WaveStepForTable, term: Terms): string[] {
  const mean =
    everyone.kind === 'estimated'
      ? [String(everyone.n), formatNumber(everyone.mean, 1), intervalText(everyone.interval)]
      : ['–', absentText(term, everyone), '–'];
  if (!change) return [...mean, '–', '–', '–'];
  if (change.kind !== 'estimated') return [...mean, '–', absentText(term, change), '–'];
  return [...mean, String(change.n), formatSigned(change.change, 1), intervalText(change.interval)];
}

/** A difference among children of the same age, as its results hold it. */
export type SameAgeForTable =
  | {
      readonly kind: 'estimated';
      readonly nBaseline: number;
      readonly nEndline: number;
      readonly ages: readonly number[];
      readonly estimate: number;
      readonly interval: Ends;
      readonly p: number;
    }
  | Absent;

/** The columns of the table that `sameAgeCells` fills, after the arm. */
export const SAME_AGE_COLUMNS = ['ages', 'nBaseline', 'nEndline', 'difference', 'interval', 'p'] as const;

/** One arm's difference at the same age in figures, or why there is none. */
export function sameAgeCells(result: SameAgeForTable, term: Terms): string[] {
  if (result.kind !== 'estimated') return ['–', '–', '–', absentText(term, result), '–', '–'];
  const { ages, nBaseline, nEndline, estimate, interval, p } = result;
  const counts = [nBaseline, nEndline].map(String);
  return [ages.join('–'), ...counts, formatSigned(estimate, 1), intervalText(interval), formatP(p)];
}
