import { z } from 'zod';
import { bilingual, code } from '@tongxing/contracts';

const itemId = z.string().min(1).max(200);
const answerCode = z.union([z.string(), z.number(), z.boolean()]);

/**
 * One thing that must be so. Conditions on an item look at the answer as stored, before any scoring:
 *
 * | fields                | holds when                                                        |
 * |-----------------------|-------------------------------------------------------------------|
 * | `item`, `in`          | the answer is one of these (of several choices: any of them is)    |
 * | `item`, `atLeast`     | the answer is a number and at least this                           |
 * | `item`, `atMost`      | the answer is a number and at most this                            |
 * | `items`, `in`, `count`| at least `count` of the items are answered with one of these       |
 * | `scale`, `atMost`     | the scale is scored and at most this                               |
 * | `scale`, `atLeast`    | the scale is scored and at least this                              |
 * | `scale`, `belowCut`   | the scale is scored and below the project's own cut of this name   |
 */
const Condition = z.union([
  z.strictObject({ item: itemId, in: z.array(answerCode).min(1) }),
  z.strictObject({ item: itemId, atLeast: z.number() }),
  z.strictObject({ item: itemId, atMost: z.number() }),
  z.strictObject({ items: z.array(itemId).min(1), in: z.array(answerCode).min(1), count: z.int().min(1) }),
  z.strictObject({ scale: code, atMost: z.number() }),
  z.strictObject({ scale: code, atLeast: z.number() }),
  z.strictObject({ scale: code, belowCut: code }),
]);

/** An answer, or several together, that the safeguarding lead must hear of. Every condition must hold. */
export const RedFlag = z.strictObject({
  id: code,
  /** 1 act now, 2 within 24 hours, 3 within 7 days (domain.md 3.8). */
  level: z.literal([1, 2, 3]),
  name: bilingual(),
  when: z.array(Condition).min(1),
});
export type RedFlag = z.output<typeof RedFlag>;
export type FlagCondition = z.output<typeof Condition>;

/** The cuts of its own that a project has to set for a flag, with the scales they are for. */
export const flagCuts = (flag: RedFlag): { scale: string; cut: string }[] =>
  flag.when.flatMap((c) => ('belowCut' in c ? [{ scale: c.scale, cut: c.belowCut }] : []));

/** The items that a flag looks at, and the scales. */
export function flagSources(flag: RedFlag): { items: string[]; scales: string[] } {
  return {
    items: flag.when.flatMap((c) => ('item' in c ? [c.item] : 'items' in c ? c.items : [])),
    scales: flag.when.flatMap((c) => ('scale' in c ? [c.scale] : [])),
  };
}
