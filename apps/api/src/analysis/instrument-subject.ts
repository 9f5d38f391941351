import type { AttendedDay } from '@tongxing/impact';
import type { ScoringKey } from '@tongxing/instruments';

/** Domain of scales that speak of the system of a village or another site, not of a person. */
export const OF_SITES = 'system';
const OF_ATTENDANCE = 'dose';
/** The scale of an attendance record that says whether the child came, and its question for the day. */
const CAME = 'attended';
const DAY = 'at_date';

/** What an instrument speaks of, by the domains of its scales: of a site, or of sessions, where all of them do. */
export function speaksOf({ scales }: Pick<ScoringKey, 'scales'>): 'participant' | 'site' | 'attendance' {
  if (scales.every(({ domain }) => domain === OF_SITES)) return 'site';
  return scales.every(({ domain }) => domain === OF_ATTENDANCE) ? 'attendance' : 'participant';
}

/**
 * The day that an attendance record is about, and whether the child came; undefined where either is not known, and of
 * records about a session as a whole.
 *
 * @param collectedOn day of the submission, which stands in where the record names none
 */
export function attendedDay(
  answers: Readonly<Record<string, unknown>>,
  scores: ReadonlyMap<string, number | null>,
  collectedOn: string | null,
): AttendedDay | undefined {
  const came = scores.get(CAME);
  const named = answers[DAY];
  const on = typeof named === 'string' ? named : collectedOn;
  return came === undefined || came === null || on === null ? undefined : { on, came: came > 0 };
}
