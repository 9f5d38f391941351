import type { Answers } from '../score.js';
import type { MonthsPassed } from './months-since.js';
import { parentIn, type Parent } from './parent.js';
import { all, any, not, truth, type Truth } from './truth.js';

/** Flags by the names that tables and data files carry. Which definition a table counts by is always said. */
export interface LeftBehindStatus {
  /** State Council 2016: under 16; both parents away, or one away and the other unable to act as guardian. */
  readonly LBC_2016: Truth;
  /** Census: under 18; a parent moved across a township boundary six months ago or longer. */
  readonly LBC_census: Truth;
  readonly both_parents_away: Truth;
  readonly mother_away: Truth;
  readonly father_away: Truth;
  /** Nobody sleeps in the house with the child on school nights. */
  readonly lives_alone: Truth;
  /** Mainly cared for by a grandparent, with neither parent at home. */
  readonly skip_generation: Truth;
  /** Whole months of the longest present absence among those whose beginning is known. */
  readonly months_away: MonthsPassed | undefined;
  /** The law asks for contact once a week at the least; it asks nothing of parents at home. */
  readonly weekly_contact_met: Truth | 'not_applicable';
  /** The law asks that school and village committee be told in writing. */
  readonly entrusted_notice_met: Truth | 'not_applicable';
  readonly boarding: Truth;
}

/**
 * Left-behind status, worked out from the raw answers to the guardian survey. It is never asked: families
 * give the word many meanings, and the two official definitions differ (domain.md 0, finding 1).
 *
 * | a parent             | away    | able to act as guardian        |
 * |----------------------|---------|--------------------------------|
 * | at home              | no      | as `gs_parent_able` says       |
 * | migrated             | yes     | unknown                        |
 * | separated, elsewhere | no      | unknown: nobody asked          |
 * | died                 | no      | no                             |
 * | not known, no answer | unknown | unknown                        |
 *
 * "Don't know", "rather not say" and unanswered are unknown, and unknown is never taken for no.
 *
 * @param answers of one guardian to the guardian survey, already validated
 * @param on the day of the interview, `YYYY-MM-DD`: absence is counted up to it; where it is not known, only
 *   the months away out of the last twelve say how long
 * @see domain.md 1.2; 国发〔2016〕13号; Law on the Protection of Minors, articles 21 to 23
 */
export function leftBehindStatus(answers: Answers, on: string | undefined): LeftBehindStatus {
  const mother = parentIn(answers, 'mother', on);
  const father = parentIn(answers, 'father', on);
  const bothAway = all(mother.away, father.away);
  return {
    LBC_2016: all(youngerThan(answers, 16), any(bothAway, leftWithNoGuardian(mother, father))),
    LBC_census: all(youngerThan(answers, 18), any(mother.movedHalfAYear, father.movedHalfAYear)),
    both_parents_away: bothAway,
    mother_away: mother.away,
    father_away: father.away,
    lives_alone: someOf(answers['gs_night'], ['nobody']),
    skip_generation: all(
      oneOf(answers['gs_carer'], CARERS, ['grandparent']),
      not(any(mother.home, father.home)),
    ),
    months_away: longest(mother.months, father.months),
    weekly_contact_met: weeklyContact(answers, any(mother.away, father.away)),
    entrusted_notice_met: writtenNotice(answers['gs_notice']),
    boarding: oneOf(answers['gs_boarding'], ['day', 'weekly', 'longer'], ['weekly', 'longer']),
  };
}

const CARERS = ['mother', 'father', 'grandparent', 'relative', 'sibling', 'other_adult', 'nobody'];

const youngerThan = ({ gs_age: age }: Answers, years: number): Truth =>
  truth(typeof age === 'number' ? age < years : undefined);

const leftWithNoGuardian = (mother: Parent, father: Parent): Truth =>
  any(all(mother.away, not(father.guardian)), all(father.away, not(mother.guardian)));

const oneOf = (answer: unknown, known: readonly string[], meant: readonly string[]): Truth =>
  truth(known.includes(answer as string) ? meant.includes(answer as string) : undefined);

const isReason = (choice: unknown) => choice === 'dont_know' || choice === 'rather_not_say';

/** Of several ticks; unknown where none says anything. */
function someOf(answer: unknown, meant: readonly string[]): Truth {
  const ticks = Array.isArray(answer) ? answer.filter((tick) => !isReason(tick)) : [];
  return truth(ticks.length > 0 ? ticks.some((tick) => meant.includes(tick as string)) : undefined);
}

function longest(a: MonthsPassed | undefined, b: MonthsPassed | undefined): MonthsPassed | undefined {
  if (!a || !b) return a ?? b;
  return { atLeast: Math.max(a.atLeast, b.atLeast), atMost: Math.max(a.atMost, b.atMost) };
}

/** Three days out of thirty cannot be one in every week. */
const TOO_RARE = ['none', '1_3'];

function weeklyContact(answers: Answers, away: Truth): Truth | 'not_applicable' {
  if (away === 'no') return 'not_applicable';
  const days = answers['gs_contact_7'];
  if (typeof days === 'number') return truth(days > 0);
  return TOO_RARE.includes(answers['gs_contact_30'] as string) ? 'no' : 'unknown';
}

function writtenNotice(answer: unknown): Truth | 'not_applicable' {
  const ticks: readonly unknown[] = Array.isArray(answer) ? answer : [];
  if (ticks.includes('not_entrusted')) return 'not_applicable';
  if (ticks.includes('school') && ticks.includes('village')) return 'yes';
  return ticks.length === 0 || ticks.some(isReason) ? 'unknown' : 'no';
}
