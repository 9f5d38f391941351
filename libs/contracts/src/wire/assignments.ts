import { z } from 'zod';
import type { BilingualText } from '../language/language.js';
import { calendarDate, code, instant, page, PageQuery, sha256, uuid } from './common.js';
import { consentObstacle } from './consent.js';
import { RESPONDENTS, semanticVersion } from './instruments.js';
import { ageBand } from './protocol.js';

/** How an assignment ended, in the terms of survey practice (AAPOR Standard Definitions). */
export const DISPOSITIONS = {
  done: { zh: '已完成', en: 'done' },
  partial: { zh: '部分完成', en: 'partial' },
  refused: { zh: '拒绝', en: 'refused' },
  absent: { zh: '多次未遇', en: 'not met' },
  moved: { zh: '搬走', en: 'moved away' },
  deceased: { zh: '去世', en: 'died' },
  unable: { zh: '无法作答', en: 'unable to answer' },
  withdrawn: { zh: '撤回同意', en: 'consent withdrawn' },
  not_needed: { zh: '不再需要', en: 'not needed' },
} as const satisfies Record<string, BilingualText>;
export type Disposition = keyof typeof DISPOSITIONS;
const keysOf = <Key extends string>(words: Readonly<Record<Key, BilingualText>>) =>
  Object.keys(words) as [Key, ...Key[]];
export const disposition = z.enum(keysOf(DISPOSITIONS));

export type AssignmentState = 'open' | Disposition;
export const assignmentState = z.enum(['open', ...keysOf(DISPOSITIONS)]);

/** What a visit can come to when no questionnaire was answered. Answers speak for themselves. */
export const VISIT_OUTCOMES = {
  postponed: { zh: '改约时间', en: 'put off to another time' },
  absent: { zh: '未遇', en: 'not met' },
  refused: { zh: '拒绝', en: 'refused' },
  moved: { zh: '搬走', en: 'moved away' },
  deceased: { zh: '去世', en: 'died' },
  unable: { zh: '无法作答', en: 'unable to answer' },
} as const satisfies Record<string, BilingualText>;
export type VisitOutcome = keyof typeof VISIT_OUTCOMES;

/** Dispositions that a person gives. `done` and `partial` come with answers, `withdrawn` with a withdrawal. */
export const GIVEN_DISPOSITIONS = ['refused', 'absent', 'moved', 'deceased', 'unable', 'not_needed'] as const;

/** Why. Codes and no sentences: a sentence could hold a name, or what a child said. */
export const ASSIGNMENT_REASONS = {
  nobody_home: { zh: '家中无人', en: 'nobody at home' },
  at_school: { zh: '在校或住校', en: 'at school or boarding' },
  ill: { zh: '生病', en: 'ill' },
  with_parents: { zh: '在父母务工地', en: 'staying with the parents' },
  child_refused: { zh: '儿童不愿意', en: 'the child did not want to' },
  guardian_refused: { zh: '监护人不同意', en: 'a guardian did not agree' },
  carer_refused: { zh: '照护人不同意', en: 'the carer did not agree' },
  no_time: { zh: '没有时间', en: 'no time' },
  language: { zh: '语言不通', en: 'no common language' },
  disability: { zh: '因残障无法作答', en: 'cannot answer owing to a disability' },
  unreachable: { zh: '道路不通或联系不上', en: 'could not be reached' },
  no_privacy: { zh: '没有私密的环境', en: 'no private place' },
  entered_twice: { zh: '重复登记', en: 'entered twice' },
  other: { zh: '其他', en: 'another reason' },
} as const satisfies Record<string, BilingualText>;
export type AssignmentReason = keyof typeof ASSIGNMENT_REASONS;
export const assignmentReason = z.enum(keysOf(ASSIGNMENT_REASONS));

/** An attempt that brought no answers. The id is made where it was recorded, so that sending again stores it once. */
export const NewVisit = z
  .strictObject({
    id: uuid,
    on: calendarDate,
    outcome: z.enum(keysOf(VISIT_OUTCOMES)),
    reason: assignmentReason.optional(),
    /** Whether nobody goes again: the outcome is then the assignment's disposition. */
    final: z.boolean().default(false),
  })
  .refine(({ outcome, final }) => outcome !== 'postponed' || !final, {
    message: 'what is put off is not final',
    path: ['final'],
  })
  .meta({ id: 'NewVisit' });
export type NewVisit = z.infer<typeof NewVisit>;

export const NewClosing = z
  .strictObject({
    on: calendarDate,
    disposition: z.enum(GIVEN_DISPOSITIONS),
    reason: assignmentReason.optional(),
  })
  .meta({ id: 'NewClosing' });
export type NewClosing = z.infer<typeof NewClosing>;

export const ASSIGNMENT_STEP_KINDS = ['assigned', 'visited', 'closed'] as const;

/** One thing that happened to an assignment. Steps are added and taken back, never changed. */
export const AssignmentStep = z
  .object({
    id: uuid,
    kind: z.enum(ASSIGNMENT_STEP_KINDS),
    /** Of a visit or closing. */
    on: calendarDate.optional(),
    outcome: z.union([z.enum(keysOf(VISIT_OUTCOMES)), disposition]).optional(),
    reason: assignmentReason.optional(),
    /** Whether the step ended the assignment. */
    final: z.boolean(),
    /** To whom it was given; absent for the team of the site. */
    enumerator: uuid.optional(),
    /** The answers that ended it. */
    submission: uuid.optional(),
    by: z.object({ kind: z.enum(['user', 'device', 'link', 'system', 'anonymous']), id: uuid.optional() }),
    recordedAt: instant,
    undoneAt: instant.optional(),
  })
  .meta({ id: 'AssignmentStep' });
export type AssignmentStep = z.infer<typeof AssignmentStep>;

const instrument = z.object({ id: code, version: semanticVersion, hash: sha256 });

/** One questionnaire that one respondent is to answer about one participant at one wave. */
export const Assignment = z
  .object({
    id: uuid,
    wave: uuid,
    participant: uuid,
    studyCode: z.string(),
    /** Where the participant is at present. */
    site: uuid,
    instrument,
    respondent: z.enum(RESPONDENTS),
    sitting: z.int(),
    /** By the age on the wave's first day; absent where that is unknown or outside the bands. */
    band: ageBand.optional(),
    state: assignmentState,
    /** Absent where it is the team's. */
    enumerator: uuid.optional(),
    /** Visits that stand. */
    visits: z.int(),
    /** Why the questionnaire may not be shown now; empty where it may. */
    obstacles: z.array(consentObstacle),
    changedAt: instant,
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof Assignment>;

export const AssignmentHistory = Assignment.extend({ steps: z.array(AssignmentStep) }).meta({
  id: 'AssignmentHistory',
});
export type AssignmentHistory = z.infer<typeof AssignmentHistory>;

export const AssignmentQuery = PageQuery.extend({
  wave: uuid,
  site: uuid.optional(),
  state: assignmentState.optional(),
  /** An account, or `team` for what is given to nobody in particular. */
  enumerator: z.union([uuid, z.literal('team')]).optional(),
});
export type AssignmentQuery = z.infer<typeof AssignmentQuery>;
export const AssignmentPage = page(Assignment, 'AssignmentPage');

export const NewAssignments = z.strictObject({ dryRun: z.boolean() }).meta({ id: 'NewAssignments' });
export type NewAssignments = z.infer<typeof NewAssignments>;

/** What generating made, or on a dry run would make. */
export const GenerationReport = z
  .object({
    stored: z.boolean(),
    created: z.int(),
    /** There already; generating again changes none of them. */
    kept: z.int(),
    /** Of those kept, how many pin another version than the protocol does now. */
    otherVersion: z.int(),
    entries: z.array(z.object({ instrument: code, respondent: z.enum(RESPONDENTS), created: z.int() })),
    /** Participants who get nothing, or less, and why. */
    leftOut: z.object({
      exited: z.int(),
      withdrawn: z.int(),
      /** Part of another entry, which gets the assignments. */
      merged: z.int(),
      /** Without a month of birth: nothing that is for certain ages. */
      ageUnknown: z.int(),
      /** Of an age for which the protocol has nothing. */
      outsideAges: z.int(),
    }),
  })
  .meta({ id: 'GenerationReport' });
export type GenerationReport = z.infer<typeof GenerationReport>;

/** Gives assignments to somebody, or to the team of the site where nobody is named. */
export const NewEnumerator = z
  .strictObject({ assignments: z.array(uuid).min(1).max(500), enumerator: uuid.optional() })
  .meta({ id: 'NewEnumerator' });
export type NewEnumerator = z.infer<typeof NewEnumerator>;

export const Enumerator = z
  .object({
    id: uuid,
    displayName: z.string(),
    /** At which sites of the project; all of them where absent. */
    sites: z.array(uuid).optional(),
  })
  .meta({ id: 'Enumerator' });
export type Enumerator = z.infer<typeof Enumerator>;
export const EnumeratorList = z.object({ items: z.array(Enumerator) }).meta({ id: 'EnumeratorList' });
export type EnumeratorList = z.infer<typeof EnumeratorList>;

/** Assignments of one site by state. For those who run the collection: nothing of it is published. */
export const SiteProgress = z
  .object({
    site: uuid,
    total: z.int(),
    states: z.partialRecord(assignmentState, z.int()),
  })
  .meta({ id: 'SiteProgress' });
export type SiteProgress = z.infer<typeof SiteProgress>;
export const WaveProgress = z.object({ items: z.array(SiteProgress) }).meta({ id: 'WaveProgress' });
export type WaveProgress = z.infer<typeof WaveProgress>;

/** Asks to show a questionnaire to somebody about a participant. */
export const NewOpening = z
  .strictObject({
    wave: uuid,
    instrument: z.strictObject({ id: code, version: semanticVersion }),
    respondent: z.enum(RESPONDENTS),
  })
  .meta({ id: 'NewOpening' });
export type NewOpening = z.infer<typeof NewOpening>;

/** Leave to show a questionnaire. Without it nothing is shown. */
export const Opening = z
  .object({
    participant: uuid,
    wave: uuid,
    instrument,
    respondent: z.enum(RESPONDENTS),
    /** Absent where none was generated. */
    assignment: uuid.optional(),
    openedAt: instant,
  })
  .meta({ id: 'Opening' });
export type Opening = z.infer<typeof Opening>;
