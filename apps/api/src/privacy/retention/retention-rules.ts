import type { RetentionItem } from '@tongxing/contracts';
import { ERASABLE, type Erasable } from '../erasure.js';
import { monthsAfter } from '../calendar.js';

/** What the dates of erasure of a project count from. */
export interface RetentionFacts {
  /** Last day of the last wave; absent while that wave has no end. */
  readonly lastWaveEndsOn?: string;
  readonly finalReportOn?: string;
  readonly done: readonly Erasable[];
}

/** Contacts are needed until nobody is to be visited any more; names until the last question about the report. */
const MONTHS: Readonly<Record<Erasable, number>> = { contacts: 6, identities: 12 };

/**
 * What is to be erased, and when: contacts six months after the last wave, names with their key twelve months
 * after the final report (domain.md 4, "Retention"). Evidence of consent is kept as long as the data it allows,
 * safeguarding records as counsel says: neither is erased here.
 *
 * @param today `YYYY-MM-DD`; what falls due today is due
 */
export function retentionItems(facts: RetentionFacts, today: string): RetentionItem[] {
  const from = { contacts: facts.lastWaveEndsOn, identities: facts.finalReportOn };
  return ERASABLE.map((what): RetentionItem => {
    const start = from[what];
    const dueOn = start === undefined ? {} : { dueOn: monthsAfter(start, MONTHS[what]) };
    if (facts.done.includes(what)) return { what, ...dueOn, state: 'done' };
    if (dueOn.dueOn === undefined) return { what, state: 'undated' };
    return { what, ...dueOn, state: dueOn.dueOn <= today ? 'due' : 'waiting' };
  });
}
