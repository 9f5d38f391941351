import { NO_GROUP, NOTHING_COMPARED, type Claim } from './claim.js';
import type { OutcomeResults } from './results.js';
import type { StudyDesign } from './study.js';

/** The claim a whole report may make: the lowest among its primary outcomes' comparisons, or among all. */
export function studyClaim(
  { allocation }: StudyDesign,
  primary: readonly string[],
  outcomes: readonly OutcomeResults[],
): Claim {
  const leading = outcomes.filter((o) => primary.includes(o.id));
  const claims = (leading.length > 0 ? leading : outcomes).flatMap((o) => o.contrasts.map((c) => c.claim));
  const lowest = RUNGS.flatMap((rung) => claims.find((c) => c.rung === rung) ?? [])[0];
  return lowest ?? { rung: 'change', reason: allocation === 'single_group' ? NO_GROUP : NOTHING_COMPARED };
}

const RUNGS = ['change', 'contribution', 'effect'] as const;
