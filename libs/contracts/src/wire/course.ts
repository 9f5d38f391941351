import { z } from 'zod';
import type { BilingualText } from '../language/language.js';
import { calendarDate, instant, uuid } from './common.js';

/**
 * Why a participant no longer takes part. Who goes to live with the parents is not a loss to the family: the
 * reasons are told apart because leaving and success can be one thing (domain.md 5).
 */
export const EXIT_REASONS = {
  joined_parents: { zh: '随父母外出生活', en: 'went to live with the parents' },
  parent_returned: { zh: '父母返乡，不再参加', en: 'a parent came home and the child left the programme' },
  moved: { zh: '搬离项目地区', en: 'moved out of the programme area' },
  left_school: { zh: '转学、休学或毕业', en: 'left the school' },
  left_centre: { zh: '不再到活动中心', en: 'stopped coming to the centre' },
  too_old: { zh: '超过项目年龄', en: 'grew out of the age range' },
  refused: { zh: '本人或监护人不愿继续参加', en: 'the child or a guardian declined to go on' },
  lost_contact: { zh: '失去联系', en: 'could not be found any more' },
  deceased: { zh: '去世', en: 'died' },
  other: { zh: '其他', en: 'another reason' },
} as const satisfies Record<string, BilingualText>;
export type ExitReason = keyof typeof EXIT_REASONS;

const exitReason = z.enum(Object.keys(EXIT_REASONS) as [ExitReason, ...ExitReason[]]);

export const NewMove = z.strictObject({ site: uuid, on: calendarDate }).meta({ id: 'NewMove' });
export type NewMove = z.infer<typeof NewMove>;

export const NewExit = z.strictObject({ reason: exitReason, on: calendarDate }).meta({ id: 'NewExit' });
export type NewExit = z.infer<typeof NewExit>;

/** The site is the one that was left, where none is named. */
export const NewReEntry = z
  .strictObject({ on: calendarDate, site: uuid.optional() })
  .meta({ id: 'NewReEntry' });
export type NewReEntry = z.infer<typeof NewReEntry>;

export const STEP_KINDS = ['moved', 'exited', 're_entered'] as const;

/** One change in a participant's course through the programme. */
export const CourseStep = z
  .object({
    id: uuid,
    kind: z.enum(STEP_KINDS),
    on: calendarDate,
    from: uuid,
    to: uuid,
    reason: exitReason.optional(),
    recordedAt: instant,
    /** When the step was taken back; it counts no more. */
    undoneAt: instant.optional(),
  })
  .meta({ id: 'CourseStep' });
export type CourseStep = z.infer<typeof CourseStep>;

/** Whether somebody takes part at present, and since when and why not. */
export const ParticipantState = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('active') }),
    z.object({ kind: z.literal('exited'), on: calendarDate, reason: exitReason }),
  ])
  .meta({ id: 'ParticipantState' });
export type ParticipantState = z.infer<typeof ParticipantState>;

export const ParticipantCourse = z
  .object({ state: ParticipantState, enrolledAt: uuid, steps: z.array(CourseStep) })
  .meta({ id: 'ParticipantCourse' });
export type ParticipantCourse = z.infer<typeof ParticipantCourse>;
