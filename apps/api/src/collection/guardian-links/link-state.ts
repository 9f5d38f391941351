import type { GuardianLink } from '@tongxing/contracts';
import type { GuardianLinkEntity } from './guardian-link.entity.js';

type Dated = Pick<GuardianLinkEntity, 'usedAt' | 'revokedAt' | 'openedAt' | 'expiresAt'>;

const DAY_MS = 24 * 60 * 60_000;

/** For how long after its window a link takes what was answered: the phone may have had no network at its end. */
const TAKEN_AFTER_MS = 3 * DAY_MS;

/**
 * What a link is at a moment.
 *
 * | used | revoked | window over | state     |
 * |------|---------|-------------|-----------|
 * | yes  | any     | any         | `used`    |
 * | no   | yes     | any         | `revoked` |
 * | no   | no      | yes         | `expired` |
 * | no   | no      | no          | `open`    |
 */
export function linkState({ usedAt, revokedAt, expiresAt }: Dated, at: string): GuardianLink['state'] {
  if (usedAt !== null) return 'used';
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= at ? 'expired' : 'open';
}

/** Whether a link that is not used takes answers: also for a while after its window, where it was opened within. */
export function takesAnswers(link: Dated, at: string): boolean {
  if (linkState(link, at) === 'open') return true;
  const until = new Date(Date.parse(link.expiresAt) + TAKEN_AFTER_MS).toISOString();
  return linkState(link, at) === 'expired' && link.openedAt !== null && at < until;
}

/** The end of a window of so many days from a moment. */
export const windowEnd = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString();
