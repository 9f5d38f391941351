import { z } from 'zod';
import { bilingual, calendarDate, code, instant, sha256, uuid } from './common.js';
import { Hotline } from './hotlines.js';
import { Recording, recordingLanguage, recordingName, semanticVersion } from './instruments.js';
import { answers } from './submissions.js';

/** How many days a guardian's link works, the day on which it is made included. */
export const GUARDIAN_LINK_DAYS = { usual: 14, most: 60 } as const;

/** Asks for a link by which the guardian of one assignment answers on their own phone. */
export const NewGuardianLink = z
  .strictObject({ days: z.int().min(1).max(GUARDIAN_LINK_DAYS.most).default(GUARDIAN_LINK_DAYS.usual) })
  .meta({ id: 'NewGuardianLink' });
export type NewGuardianLink = z.infer<typeof NewGuardianLink>;

export const GUARDIAN_LINK_STATES = ['open', 'used', 'revoked', 'expired'] as const;

/** A link as staff see it. What it opens with is told once, to who makes it. */
export const GuardianLink = z
  .object({
    id: uuid,
    state: z.enum(GUARDIAN_LINK_STATES),
    by: z.object({ kind: z.enum(['user', 'device', 'system']), id: uuid.optional() }),
    createdAt: instant,
    expiresAt: instant,
    /** When it was first opened; absent where it never was. */
    openedAt: instant.optional(),
    /** When it was used up, or revoked. */
    endedAt: instant.optional(),
  })
  .meta({ id: 'GuardianLink' });
export type GuardianLink = z.infer<typeof GuardianLink>;
export const GuardianLinkList = z.object({ items: z.array(GuardianLink) }).meta({ id: 'GuardianLinkList' });
export type GuardianLinkList = z.infer<typeof GuardianLinkList>;

export const MadeGuardianLink = z
  .object({
    link: GuardianLink,
    /** To be put behind the address of the server. The token stands behind the `#`: browsers send that to nobody. */
    path: z.string(),
  })
  .meta({ id: 'MadeGuardianLink' });
export type MadeGuardianLink = z.infer<typeof MadeGuardianLink>;

/** 32 random bytes in base64url. */
const token = z.string().regex(/^[\w-]{43}$/, 'not a token');

export const GuardianToken = z.strictObject({ token }).meta({ id: 'GuardianToken' });
export type GuardianToken = z.infer<typeof GuardianToken>;

/**
 * What a link has for its holder.
 *
 * | state      | means                                                                  |
 * |------------|------------------------------------------------------------------------|
 * | `consent`  | nobody has consented yet: `form` is the script that asks               |
 * | `questions`| `form` is the questionnaire                                            |
 * | `waiting`  | something else has to happen first; the same link goes on later        |
 * | `declined` | the refusal has just been recorded, and the link is used up            |
 * | `received` | the link is used up; what was answered or decided is not told          |
 */
export const GUARDIAN_STATES = ['consent', 'questions', 'waiting', 'declined', 'received'] as const;
export type GuardianState = (typeof GUARDIAN_STATES)[number];

/** Everything that a guardian's phone is told. Nothing of it says which child it is about. */
export const GuardianPage = z
  .object({
    state: z.enum(GUARDIAN_STATES),
    project: z.object({ name: bilingual(), synthetic: z.boolean() }),
    /** The place's own numbers, which stand before the national ones. */
    hotlines: z.array(Hotline),
    expiresAt: instant,
    form: z
      .object({
        instrument: z.object({ id: code, version: semanticVersion, hash: sha256 }),
        /** As published. The scoring key stays with the server: it would tell what is looked for. */
        questionnaire: z.record(z.string(), z.unknown()),
        recordings: z.array(Recording),
      })
      .optional(),
  })
  .meta({ id: 'GuardianPage' });
export type GuardianPage = z.infer<typeof GuardianPage>;

/** What was answered on a phone. Of whom and at which wave only the link knows. */
export const GuardianAnswers = z
  .strictObject({
    token,
    /** Made on the phone, so that a repeat is known as one. */
    id: uuid,
    instrument: z.strictObject({ id: code, version: semanticVersion, hash: sha256 }),
    language: z.enum(['zh-CN', 'en']),
    collectedOn: calendarDate.optional(),
    startedAt: instant.optional(),
    finishedAt: instant.optional(),
    answers,
  })
  .meta({ id: 'GuardianAnswers' });
export type GuardianAnswers = z.infer<typeof GuardianAnswers>;

/** Asks for one recording of what the link has to be answered. */
export const GuardianRecording = z
  .strictObject({ token, language: recordingLanguage, name: recordingName })
  .meta({ id: 'GuardianRecording' });
export type GuardianRecording = z.infer<typeof GuardianRecording>;
