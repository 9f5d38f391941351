import type { ExitReason } from '@tongxing/contracts';
import type { StudyData } from './study.js';

/** Why somebody was lost, as the table of losses tells reasons apart. */
export const LOSS_REASONS = ['reunited', 'otherReason', 'notKnown'] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/**
 * Exits that come of what a programme hopes for: the family is together again. Who leaves so goes with things getting
 * better, so that those who stay do not stand for them.
 *
 * @see domain.md 5, "Missing"
 */
const REUNITED: readonly ExitReason[] = ['joined_parents', 'parent_returned'];

/** Whether somebody left because child and parents came together again. */
export function isReunited({ exits }: Pick<StudyData, 'exits'>, row: number): boolean {
  const reason = exits?.[row]?.reason;
  return reason !== undefined && REUNITED.includes(reason);
}

/** Why somebody who was lost had left, as far as it is recorded. */
export function reasonOf(data: Pick<StudyData, 'exits'>, row: number): LossReason {
  if (isReunited(data, row)) return 'reunited';
  return data.exits?.[row] ? 'otherReason' : 'notKnown';
}
