import { z } from 'zod';
import { LANGUAGES } from '../language/language.js';
import { PROBLEMS, ANSWER_PROBLEMS, type AnswerProblemCode, type ProblemCode } from '../problems.js';
import { isUuidV7 } from '../uuid.js';

/** Text that a person reads: no control characters, not blank, at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'control characters are not allowed')
    .refine((t) => t.trim() === t, 'leading or trailing white space is not allowed');

/** A code that people type and files carry: letters of any script, digits, `.`, `_`, `-`; 1 to 64 characters. */
export const code = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'a code is letters, digits, dots, hyphens and underscores');

export const uuid = z.string().refine(isUuidV7, 'not a UUIDv7').meta({ format: 'uuid' });

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256');

/** A day without a time zone, `YYYY-MM-DD`. */
export const calendarDate = z.iso.date();

/** A moment in UTC, `2026-11-24T08:00:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 });

export const language = z.enum(LANGUAGES);

/** A text in both languages, neither empty, each of at most `max` characters. */
export const bilingual = (max = 200) => z.strictObject({ zh: text(max), en: text(max) });

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    errors: z
      .array(
        z.object({
          code: z.string(),
          question: z.string().optional(),
          path: z.string().optional(),
          detail: z.string().optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const AnswerProblemSchema = z
  .object({
    code: z.enum(Object.keys(ANSWER_PROBLEMS) as [AnswerProblemCode, ...AnswerProblemCode[]]),
    question: z.string(),
  })
  .meta({ id: 'AnswerProblem' });

/** One page of a list: `next` is the cursor of the following page, absent on the last. */
export const page = <T extends z.ZodType>(item: T, id: string) =>
  z.object({ items: z.array(item), next: z.string().optional() }).meta({ id });

export const PageQuery = z.object({
  after: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PageQuery = z.infer<typeof PageQuery>;
