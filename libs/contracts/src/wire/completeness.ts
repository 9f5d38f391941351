import { z } from 'zod';
import { assignmentReason, disposition } from './assignments.js';
import { code, instant, uuid } from './common.js';
import { RESPONDENTS } from './instruments.js';

/** How far one questionnaire of a wave is at one site, in participants. Some of one child's entries count once. */
export const QuestionnaireCompleteness = z
  .object({
    site: uuid,
    instrument: code,
    respondent: z.enum(RESPONDENTS),
    /** Of whom it speaks: of people, or of a site, a session, or who came to one. */
    speaksOf: z.enum(['participant', 'site', 'attendance', 'session', 'script']),
    /** Of whom it was planned, but for those of whom it is not needed any more; 0 where nothing was planned. */
    planned: z.int(),
    /** Of whom there are answers, planned or not. */
    received: z.int(),
    /** Of these, of whom nothing was planned. */
    unplanned: z.int(),
    /** Still to be asked. */
    open: z.int(),
    /** How the planned ones ended that are not whole: without answers, with parts, or not needed. */
    endings: z.array(z.object({ disposition, reason: assignmentReason.optional(), count: z.int() })),
    /** When answers arrived last; absent where there are none. */
    lastReceivedAt: instant.optional(),
  })
  .meta({ id: 'QuestionnaireCompleteness' });
export type QuestionnaireCompleteness = z.infer<typeof QuestionnaireCompleteness>;

/** Of the people on the roster of one site, of how many there are answers at a wave, to whatever questionnaire. */
export const RosterCompleteness = z
  .object({
    site: uuid,
    /** On the roster now. What stands only for a village or another site is no one. */
    people: z.int(),
    answered: z.int(),
    /** Left before the end of the wave, by the roster, and without answers at it. */
    left: z.int(),
  })
  .meta({ id: 'RosterCompleteness' });
export type RosterCompleteness = z.infer<typeof RosterCompleteness>;

/** What has arrived at a wave, and nothing of what was answered. Sites out of the caller's reach are left out. */
export const WaveCompleteness = z
  .object({ roster: z.array(RosterCompleteness), questionnaires: z.array(QuestionnaireCompleteness) })
  .meta({ id: 'WaveCompleteness' });
export type WaveCompleteness = z.infer<typeof WaveCompleteness>;
