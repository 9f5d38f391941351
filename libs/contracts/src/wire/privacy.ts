import { z } from 'zod';
import { LANGUAGES } from '../language/language.js';
import { calendarDate, code, instant, page, uuid } from './common.js';

/** What the rules of retention ask to be forgotten, and when. */
export const RetentionItem = z
  .object({
    what: z.enum(['contacts', 'identities']),
    /** Absent where the date it counts from is not known yet. */
    dueOn: calendarDate.optional(),
    state: z.enum(['undated', 'waiting', 'due', 'done']),
  })
  .meta({ id: 'RetentionItem' });
export type RetentionItem = z.infer<typeof RetentionItem>;

export const Retention = z
  .object({ finalReportOn: calendarDate.optional(), items: z.array(RetentionItem) })
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof Retention>;

/** The day of the project's final report: names are kept for a year after it. */
export const RetentionDates = z.strictObject({ finalReportOn: calendarDate }).meta({ id: 'RetentionDates' });
export type RetentionDates = z.infer<typeof RetentionDates>;

/** What a participant or guardian can ask for (Regulations on the Protection of Minors in Cyberspace, art. 34). */
export const DATA_REQUEST_KINDS = ['access', 'copy', 'correction', 'deletion'] as const;

/** Why a request may be refused. A refusal is told in writing, with its reason. */
export const REFUSAL_REASONS = [
  'identity-not-proven',
  'not-held',
  'would-harm-another',
  'law-requires-keeping',
] as const;

export const NewDataRequest = z
  .strictObject({
    participant: uuid,
    kind: z.enum(DATA_REQUEST_KINDS),
    receivedOn: calendarDate,
  })
  .meta({ id: 'NewDataRequest' });
export type NewDataRequest = z.infer<typeof NewDataRequest>;

export const DataRequestAnswer = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('granted') }),
    z.strictObject({ outcome: z.literal('refused'), reason: z.enum(REFUSAL_REASONS) }),
  ])
  .meta({ id: 'DataRequestAnswer' });
export type DataRequestAnswer = z.infer<typeof DataRequestAnswer>;

export const DataRequest = z
  .object({
    id: uuid,
    participant: uuid,
    studyCode: z.string(),
    kind: z.enum(DATA_REQUEST_KINDS),
    receivedOn: calendarDate,
    /** The day by which it is to be answered. */
    dueOn: calendarDate,
    state: z.enum(['open', 'granted', 'refused']),
    reason: z.enum(REFUSAL_REASONS).optional(),
    answeredAt: instant.optional(),
  })
  .meta({ id: 'DataRequest' });
export type DataRequest = z.infer<typeof DataRequest>;
export const DataRequestPage = page(DataRequest, 'DataRequestPage');

/** How a printed copy is to be read. What the child answered in confidence is in it only where that is asked for. */
export const SubjectCopyQuery = z.object({
  language: z.enum(LANGUAGES).default('zh'),
  childAnswers: z.stringbool().default(false),
});
export type SubjectCopyQuery = z.infer<typeof SubjectCopyQuery>;

/** Everything held about one participant, by the part of the system that holds it. */
export const SubjectData = z.record(code, z.unknown()).meta({ id: 'SubjectData' });
