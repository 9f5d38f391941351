import type { SessionEntity } from './session.entity.js';

/** Without a request for so long, a session is over. */
const IDLE_MS = 30 * 60_000;
/** And after so long in any case. */
const ABSOLUTE_MS = 12 * 60 * 60_000;
/** What gives rights or names away asks for the password once more after so long. */
const SHOWN_FOR_MS = 15 * 60_000;
const SEEN_EVERY_MS = 60_000;

type Times = Pick<SessionEntity, 'createdAt' | 'lastSeenAt'>;

/** When a session ends if nothing more is asked in it. */
export const endOf = ({ createdAt, lastSeenAt }: Times): string =>
  new Date(Math.min(Date.parse(createdAt) + ABSOLUTE_MS, Date.parse(lastSeenAt) + IDLE_MS)).toISOString();

export const isOver = (session: Times, at: string): boolean => endOf(session) <= at;

/** Whether it is time to write down that the session was used. */
export const isStale = ({ lastSeenAt }: Pick<Times, 'lastSeenAt'>, at: string): boolean =>
  Date.parse(at) - Date.parse(lastSeenAt) >= SEEN_EVERY_MS;

/** Sessions begun before are over, used or not. */
export const overBefore = (at: string): string => new Date(Date.parse(at) - ABSOLUTE_MS).toISOString();

/** Whether a session's owner has shown lately who they are. */
export const isConfirmed = ({ shownAt }: Pick<SessionEntity, 'shownAt'>, at: string): boolean =>
  shownAt !== null && Date.parse(at) - Date.parse(shownAt) < SHOWN_FOR_MS;
