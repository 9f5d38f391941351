import type { AlertLevel, CaseFacts, Instant } from './case.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long each level gives, in milliseconds (domain.md 3.8). A review is due this long after contact, and again. */
const LIMITS: Readonly<Record<AlertLevel, { acknowledge: number; first_contact: number; review: number }>> = {
  1: { acknowledge: HOUR, first_contact: 24 * HOUR, review: 7 * DAY },
  2: { acknowledge: 24 * HOUR, first_contact: 72 * HOUR, review: 7 * DAY },
  3: { acknowledge: 7 * DAY, first_contact: 14 * DAY, review: 7 * DAY },
};

/** An alert of level 1 that nobody has acknowledged goes to the next person after this, in milliseconds. */
const ESCALATION = 2 * HOUR;

export const CLOCKS = ['acknowledge', 'first_contact', 'review'] as const;
export type Clock = (typeof CLOCKS)[number];

/**
 * One clock of a case.
 *
 * | state     | what was due has been done | in time |
 * |-----------|----------------------------|---------|
 * | `running` | no                         | still   |
 * | `overdue` | no                         | no      |
 * | `met`     | yes                        | yes     |
 * | `late`    | yes                        | no      |
 */
export interface ClockReading {
  readonly clock: Clock;
  readonly due: Instant;
  readonly state: 'running' | 'overdue' | 'met' | 'late';
}

const plus = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

const reading = (clock: Clock, due: Instant, done: Instant | undefined, now: Instant): ClockReading => {
  if (done !== undefined) return { clock, due, state: done <= due ? 'met' : 'late' };
  return { clock, due, state: now <= due ? 'running' : 'overdue' };
};

/**
 * The clocks of a case at a moment, in the order in which they end. What is done at the very moment it is due is
 * in time. The review's clock starts with the first contact and starts again with every review; a closed case
 * has none that runs.
 *
 * @param now the moment of reading, UTC
 * @returns `acknowledge` and `first_contact` always; `review` once there was contact, while the case is open
 * @example clocksAt({ level: 1, state: 'raised', openedAt: '2026-03-02T08:00:00.000Z' }, '2026-03-02T08:30:00.000Z')[0]?.due // '2026-03-02T09:00:00.000Z'
 */
export function clocksAt(facts: CaseFacts, now: Instant): ClockReading[] {
  const { level, state, openedAt, acknowledgedAt, contactedAt, reviewedAt } = facts;
  const limits = LIMITS[level];
  const reviewFrom = later(contactedAt, reviewedAt);
  const clocks = [
    reading('acknowledge', plus(openedAt, limits.acknowledge), acknowledgedAt, now),
    reading('first_contact', plus(openedAt, limits.first_contact), contactedAt, now),
  ];
  if (state === 'closed') return clocks.filter(({ state: s }) => s === 'met' || s === 'late');
  if (contactedAt !== undefined && reviewFrom !== undefined)
    clocks.push(reading('review', plus(reviewFrom, limits.review), undefined, now));
  return clocks;
}

const later = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a !== undefined && b !== undefined && b > a ? b : a;

/**
 * The clock that ends next among those that still ask for something, or undefined where none does.
 *
 * @param now the moment of reading, UTC
 * @example nextClock({ level: 2, state: 'raised', openedAt: '2026-03-02T08:00:00.000Z' }, '2026-03-02T08:30:00.000Z')?.clock // 'acknowledge'
 */
export function nextClock(facts: CaseFacts, now: Instant): ClockReading | undefined {
  return clocksAt(facts, now)
    .filter(({ state }) => state === 'running' || state === 'overdue')
    .sort((a, b) => compare(a.due, b.due))[0];
}

/**
 * When an alert that nobody acknowledges is passed on to the next person; undefined where it never is: only
 * level 1 is, and only until somebody has it in hand.
 *
 * @example escalationDue({ level: 1, state: 'raised', openedAt: '2026-03-02T08:00:00.000Z' }) // '2026-03-02T10:00:00.000Z'
 */
export const escalationDue = ({ level, state, openedAt }: CaseFacts): Instant | undefined =>
  level === 1 && state === 'raised' ? plus(openedAt, ESCALATION) : undefined;

/**
 * Orders cases, most urgent first: alerts of level 1 that nobody has in hand before everything else, then by
 * the clock that ends next, then by level; cases that no clock presses come last, the newest first.
 *
 * @param now the moment of reading, UTC
 * @example byUrgency('2026-03-02T09:00:00.000Z')({ level: 1, state: 'raised', openedAt: '2026-03-02T08:00:00.000Z' }, { level: 3, state: 'raised', openedAt: '2026-02-01T08:00:00.000Z' }) // -1
 */
export const byUrgency =
  (now: Instant) =>
  (a: CaseFacts, b: CaseFacts): number => {
    const [dueA, dueB] = [nextClock(a, now)?.due, nextClock(b, now)?.due];
    if (dueA === undefined || dueB === undefined)
      return dueA === dueB ? compare(b.openedAt, a.openedAt) : dueA === undefined ? 1 : -1;
    return rank(a) - rank(b) || compare(dueA, dueB) || a.level - b.level;
  };

const rank = ({ level, state }: CaseFacts): number => (level === 1 && state === 'raised' ? 0 : 1);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
