import type { AttendedDay } from '@tongxing/impact';
import { CAME } from '@tongxing/instruments';
import type { ScoresByScale } from '../scoring/index.js';

/** The question of an attendance record for the day. */
const DAY = 'at_date';

/**
 * The day that an attendance record is about, and whether the child came; undefined where either is not known.
 *
 * @param collectedOn day of the submission, which stands in where the record names none
 */
export function attendedDay(
  answers: Readonly<Record<string, unknown>>,
  scores: ScoresByScale,
  collectedOn: string | null,
): AttendedDay | undefined {
  const came = scores.get(CAME);
  const named = answers[DAY];
  const on = typeof named === 'string' ? named : collectedOn;
  return came === undefined || came === null || on === null ? undefined : { on, came: came > 0 };
}
