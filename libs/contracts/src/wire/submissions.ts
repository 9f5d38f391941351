import { z } from 'zod';
import { canonicalJson, nestsAtMost, type JsonValue } from '../canonical-json.js';
import { calendarDate, code, instant, Problem, sha256, uuid } from './common.js';
import { RESPONDENTS, semanticVersion } from './instruments.js';

/** A checkbox in a matrix in a repeated panel nests four levels; nothing in a questionnaire nests eight. */
const ANSWER_DEPTH = 8;

export const MODES = ['self', 'interviewer', 'paper', 'import'] as const;

function hasCanonicalText(value: unknown): boolean {
  try {
    return canonicalJson(value as JsonValue) !== '';
  } catch {
    return false;
  }
}

/** Answers by item id, as SurveyJS keeps them. An unanswered item is absent. */
export const answers = z
  .record(z.string().max(200), z.unknown())
  .refine((a) => nestsAtMost(a, ANSWER_DEPTH), { message: 'answers nest too deeply', abort: true })
  .refine(hasCanonicalText, 'a text holds half a character')
  .meta({ description: 'Answers by item id, as SurveyJS keeps them; an unanswered item is absent.' });

/** One respondent's answers to one instrument at one wave, as sent. The id travels beside it. */
export const SubmissionEnvelope = z
  .strictObject({
    participant: uuid,
    wave: uuid,
    instrument: z.strictObject({ id: code, version: semanticVersion, hash: sha256 }),
    respondent: z.enum(RESPONDENTS),
    mode: z.enum(MODES),
    language: z.enum(['zh-CN', 'en']),
    collectedOn: calendarDate.optional(),
    startedAt: instant.optional(),
    finishedAt: instant.optional(),
    answers,
  })
  .meta({ id: 'SubmissionEnvelope' });
export type SubmissionEnvelope = z.infer<typeof SubmissionEnvelope>;

/** What the server says once a submission is safely stored. */
export const SubmissionReceipt = z
  .object({
    id: uuid,
    /** SHA-256 of the canonical JSON of the envelope. */
    hash: sha256,
    receivedAt: instant,
    outcome: z.enum(['created', 'identical']),
  })
  .meta({ id: 'SubmissionReceipt' });
export type SubmissionReceipt = z.infer<typeof SubmissionReceipt>;

export const BATCH_LIMIT = 500;

/** Items are judged one by one: a bad one refuses itself, not its neighbours. */
export const SubmissionBatch = z
  .strictObject({ submissions: z.array(z.unknown()).min(1).max(BATCH_LIMIT) })
  .meta({ id: 'SubmissionBatch' });
export type SubmissionBatch = z.infer<typeof SubmissionBatch>;

export const BatchItem = z.strictObject({ id: z.string(), submission: z.unknown() });

export const BatchResult = z
  .object({
    results: z.array(
      z.object({
        id: z.string().optional(),
        status: z.int(),
        receipt: SubmissionReceipt.optional(),
        problem: Problem.optional(),
      }),
    ),
  })
  .meta({ id: 'BatchResult' });
export type BatchResult = z.infer<typeof BatchResult>;
