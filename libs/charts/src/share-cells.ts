import { formatBound, formatNumber, formatP, formatSigned } from '@tongxing/contracts';
import { absentText, intervalText, type Absent, type Terms } from './from-results.js';
import { lostText } from './result-cells.js';

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** One arm's change of a yes-or-no outcome, as its results hold it. */
export type ShareChangeForTable =
  | {
      readonly kind: 'estimated';
      readonly n: number;
      readonly meanBefore: number;
      readonly meanAfter: number;
      readonly change: number;
      readonly interval: Ends;
      readonly p: number;
    }
  | Absent;

/** The columns of the table that `shareChangeCells` fills, after the arm. */
export const SHARE_CHANGE_COLUMNS = [
  'n',
  'lost',
  'shareBefore',
  'shareAfter',
  'changePoints',
  'interval',
  'p',
] as const;

/** One arm's shares at both waves and their difference, or why there are none. */
export function shareChangeCells(result: ShareChangeForTable, lost: number | null, term: Terms): string[] {
  const gone = lostText(lost, result, term);
  if (result.kind !== 'estimated') return ['–', gone, '–', '–', absentText(term, result), '–', '–'];
  const { n, meanBefore, meanAfter, change, interval, p } = result;
  const shares = [meanBefore, meanAfter].map((share) => formatNumber(share, 1));
  return [String(n), gone, ...shares, formatSigned(change, 1), intervalText(interval), formatP(p)];
}

/** Who changed their answer, as its results hold it. */
export type ChangersForTable =
  | {
      readonly kind: 'estimated';
      readonly n: number;
      readonly toYes: number | null;
      readonly toNo: number | null;
      readonly interval: Ends;
      readonly p: number;
      readonly pExact: number;
    }
  | Absent;

/** The columns of the table that `changersCells` fills, after the arm. */
export const CHANGERS_COLUMNS = ['n', 'toYes', 'toNo', 'newcombe', 'mcNemarMid', 'mcNemarExact'] as const;

/** One arm's people who changed their answer, with McNemar's test, or why there are none. */
export function changersCells(shares: ChangersForTable, term: Terms): string[] {
  if (shares.kind !== 'estimated') return ['–', '–', '–', absentText(term, shares), '–', '–'];
  const { n, toYes, toNo, interval, p, pExact } = shares;
  const counts = [toYes, toNo].map((count) => (count === null ? term('withheld') : String(count)));
  return [String(n), ...counts, intervalText(interval), formatP(p), formatP(pExact)];
}

/** A comparison of a yes-or-no outcome, as its results hold it. */
export interface ShareContrastForTable {
  readonly shares?:
    | {
        readonly kind: 'estimated';
        readonly treatment: number;
        readonly comparison: number;
        readonly difference: number;
        readonly interval?: Ends | undefined;
      }
    | Absent
    | undefined;
  readonly odds?:
    | { readonly kind: 'estimated'; readonly ratio: number; readonly interval: Ends; readonly p: number }
    | Absent
    | undefined;
}

/** The columns of the table that `shareContrastCells` fills, after the comparison. */
export const SHARE_CONTRAST_COLUMNS = [
  'shareTreatment',
  'shareComparison',
  'rawDifference',
  'newcombe',
  'oddsRatio',
  'interval',
  'p',
] as const;

/** Both arms' shares at endline and the odds ratio, or why there are none. */
export function shareContrastCells({ shares, odds }: ShareContrastForTable, term: Terms): string[] {
  return [...sharesOf(shares, term), ...oddsOf(odds, term)];
}

function sharesOf(shares: ShareContrastForTable['shares'], term: Terms): string[] {
  if (shares?.kind !== 'estimated') return ['–', '–', shares ? absentText(term, shares) : '–', '–'];
  const { treatment, comparison, difference, interval } = shares;
  return [
    formatNumber(treatment, 1),
    formatNumber(comparison, 1),
    formatSigned(difference, 1),
    interval ? intervalText(interval) : term('notApplicable'),
  ];
}

function oddsOf(odds: ShareContrastForTable['odds'], term: Terms): string[] {
  if (odds?.kind !== 'estimated') {
    const separated = odds?.kind === 'not_estimable' && odds.reason === 'no_solution';
    return [separated ? term('separated') : odds ? absentText(term, odds) : '–', '–', '–'];
  }
  const { low, high } = odds.interval;
  return [formatNumber(odds.ratio, 2), `${formatBound(low, 2)}, ${formatBound(high, 2)}`, formatP(odds.p)];
}
