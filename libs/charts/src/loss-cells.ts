import { formatNumber } from '@tongxing/contracts';
import { absentText, armLabel, type Absent, type Terms } from './from-results.js';

/** Why people of an arm were lost, as results hold it; null counts are withheld. */
export interface LossForTable {
  readonly arm?: string | undefined;
  readonly reunited: number | null;
  readonly otherReason: number | null;
  readonly notKnown: number | null;
}

/** The columns of the table that `lossCells` fills. */
export const LOSS_COLUMNS = ['arm', 'reunited', 'otherReason', 'reasonNotKnown'] as const;

/** One arm's people who were lost between baseline and endline, by why they left. */
export const lossCells = (row: LossForTable, arms: readonly string[], term: Terms): string[] => [
  armLabel(row.arm, arms, term),
  ...[row.reunited, row.otherReason, row.notKnown].map((count) =>
    count === null ? term('withheld') : String(count),
  ),
];

/** How far a difference could lie because of those who were lost, as results hold it. */
export interface BoundsForTable {
  readonly method: 'worst_case' | 'worst_case_reunited' | 'trimmed';
  readonly result: { readonly kind: 'estimated'; readonly low: number; readonly high: number } | Absent;
}

/** The columns of the table that `boundsCells` fills, after the comparison. */
export const BOUNDS_COLUMNS = ['method', 'lowestDifference', 'highestDifference'] as const;

/** The least and the largest difference under one answer to who was lost, or why there is none. */
export function boundsCells({ method, result }: BoundsForTable, term: Terms): string[] {
  if (result.kind !== 'estimated') return [term(method), absentText(term, result), '–'];
  return [term(method), formatNumber(result.low, 1), formatNumber(result.high, 1)];
}
