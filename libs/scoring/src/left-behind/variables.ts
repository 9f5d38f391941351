import type { Answers } from '../score.js';

/** Version of the rule by which flags follow from answers: it changes when a flag could come out differently. */
export const LEFT_BEHIND_RULE = '1.0.0';

/** The items of the guardian survey from which left-behind status is worked out. */
export const LEFT_BEHIND_VARIABLES = [
  'gs_age',
  'gs_mother',
  'gs_mother_place',
  'gs_mother_left',
  'gs_mother_months',
  'gs_father',
  'gs_father_place',
  'gs_father_left',
  'gs_father_months',
  'gs_parent_able',
  'gs_carer',
  'gs_night',
  'gs_boarding',
  'gs_contact_7',
  'gs_contact_30',
  'gs_notice',
] as const;
export type LeftBehindVariable = (typeof LEFT_BEHIND_VARIABLES)[number];

/**
 * Those of the answers that left-behind status rests on, as they were given.
 *
 * @param answers to any instrument; an item means the same wherever it is asked
 * @returns only what was answered: empty where the instrument asks none of them
 * @example leftBehindVariables({ gs_mother: 'migrated', gs_trust: 'yes' }) // { gs_mother: 'migrated' }
 */
export const leftBehindVariables = (answers: Answers): Partial<Record<LeftBehindVariable, unknown>> =>
  Object.fromEntries(
    LEFT_BEHIND_VARIABLES.flatMap((item) => (answers[item] === undefined ? [] : [[item, answers[item]]])),
  );
