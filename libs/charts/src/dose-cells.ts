import { formatBound, formatDf, formatNumber, formatP, formatSigned } from '@tongxing/contracts';
import { absentText, type Absent, type Terms } from './from-results.js';

/** How an arm's endline goes with attendance, as results hold it. */
export type DoseForTable =
  | {
      readonly kind: 'estimated';
      readonly n: number;
      readonly clusters: number;
      readonly meanDays: number;
      readonly sdDays: number;
      readonly estimate: number;
      readonly interval: { readonly low: number; readonly high: number };
      readonly df: number;
      readonly p: number;
    }
  | Absent;

/** The columns of the table that `doseCells` fills, after the arm. */
export const DOSE_COLUMNS = ['n', 'sites', 'meanDays', 'sdDays', 'doseSlope', 'interval', 'df', 'p'] as const;

/** One arm's association of endline with days attended, or why there is none. */
export function doseCells(result: DoseForTable, term: Terms): string[] {
  if (result.kind !== 'estimated') return ['–', '–', '–', '–', absentText(term, result), '–', '–', '–'];
  const { n, clusters, meanDays, sdDays, estimate, interval, df, p } = result;
  return [
    String(n),
    String(clusters),
    formatNumber(meanDays, 1),
    formatNumber(sdDays, 1),
    formatSigned(estimate, 2),
    `${formatBound(interval.low, 2)}, ${formatBound(interval.high, 2)}`,
    formatDf(df),
    formatP(p),
  ];
}
