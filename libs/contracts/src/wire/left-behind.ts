import { z } from 'zod';
import { calendarDate, instant, uuid } from './common.js';
import { semanticVersion } from './instruments.js';

const truth = z.enum(['yes', 'no', 'unknown']);
const truthWhereItApplies = z.enum(['yes', 'no', 'unknown', 'not_applicable']);

/** Flags under both official definitions, computed and never typed in. Unknown is neither yes nor no. */
export const LeftBehindFlags = z
  .object({
    LBC_2016: truth,
    LBC_census: truth,
    both_parents_away: truth,
    mother_away: truth,
    father_away: truth,
    lives_alone: truth,
    skip_generation: truth,
    /** Whole months of the longest present absence, as far as is known. */
    months_away: z.object({ atLeast: z.int(), atMost: z.int() }).optional(),
    weekly_contact_met: truthWhereItApplies,
    entrusted_notice_met: truthWhereItApplies,
    boarding: truth,
  })
  .meta({ id: 'LeftBehindFlags' });
export type LeftBehindFlags = z.infer<typeof LeftBehindFlags>;

/** The flags by which results can be broken down, by the names that plans use. */
export const LEFT_BEHIND_FACTS = [
  'LBC_2016',
  'LBC_census',
  'both_parents_away',
  'mother_away',
  'father_away',
  'lives_alone',
  'skip_generation',
  'weekly_contact_met',
  'entrusted_notice_met',
  'boarding',
] as const satisfies readonly (keyof LeftBehindFlags)[];

/** Where a family's situation was learnt. */
export const FAMILY_STATUS_SOURCES = ['questionnaire', 'roster'] as const;

/** A family's situation as it was told once, and what follows from it for the child. */
export const FamilyStatus = z
  .object({
    id: uuid,
    source: z.enum(FAMILY_STATUS_SOURCES),
    wave: uuid.optional(),
    /** The day for which it holds; absent where it is not known. */
    heldOn: calendarDate.optional(),
    /** As it was answered, by item of the guardian survey. */
    variables: z.record(z.string(), z.unknown()),
    flags: LeftBehindFlags,
    /** Version of the rule that computed the flags. */
    rule: semanticVersion,
    recordedAt: instant,
  })
  .meta({ id: 'FamilyStatus' });
export type FamilyStatus = z.infer<typeof FamilyStatus>;

export const FamilyStatuses = z.object({ items: z.array(FamilyStatus) }).meta({ id: 'FamilyStatuses' });
export type FamilyStatuses = z.infer<typeof FamilyStatuses>;
