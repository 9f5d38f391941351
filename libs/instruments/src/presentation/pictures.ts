/** What is drawn beside an answer: a cup that fills, days of a week, people, a place on a hill, or a hand. */
export type PictureKind = 'cup' | 'week' | 'people' | 'hill' | 'hand';

/** One answer's picture: it stands at `level` of `of`, nothing at 0 and everything at `of`. */
export interface Picture {
  readonly kind: PictureKind;
  readonly level: number;
  readonly of: number;
}

/** An answer as it is offered, in Chinese: the language in which a set of answers is known. */
export interface OfferedAnswer {
  readonly value: unknown;
  readonly zh: string;
}

interface PicturedSet {
  readonly kind: PictureKind;
  readonly words: readonly string[];
}

const count = (to: number, word: (n: number) => string): string[] =>
  Array.from({ length: to + 1 }, (_, n) => word(n));

/**
 * The sets of answers that have pictures. A set is known by its words and not by its codes: codes 0 to 3 are
 * also used for answers that are no amount, and a picture there would mislead. How often something was so is a
 * filling cup, never a face: children leave the sad end of a row of faces unused (domain.md 2.1).
 */
const PICTURED: readonly PicturedSet[] = [
  { kind: 'cup', words: ['没有过', '有时候', '常常'] },
  { kind: 'cup', words: ['没有过', '有一两天', '有好几天', '几乎每天'] },
  { kind: 'cup', words: ['没有过', '有一两次', '有好几次', '几乎每天'] },
  { kind: 'people', words: ['一个也没有', '一个', '两个', '三个或更多'] },
  { kind: 'hand', words: ['不想', '想'] },
  { kind: 'week', words: count(7, (n) => `${String(n)} 天`) },
  { kind: 'hill', words: count(10, (n) => `${String(n)}${n === 0 ? '（山脚）' : n === 10 ? '（山顶）' : ''}`) },
];

/** Answers that say why there is no other answer. They have no picture and always stand last. */
const REASONS: ReadonlySet<unknown> = new Set(['dont_know', 'rather_not_say']);

/** Whether the answer is "don't know" or "would rather not say". */
export const isReason = (value: unknown): boolean => REASONS.has(value);

/**
 * The pictures of a question's answers, the same for the same set of answers in every instrument and version.
 *
 * @param offered all answers of the question, in the order offered
 * @returns a picture by stored value; empty for a set that has none
 * @see domain.md 2.1 and 2.4
 * @example picturesOf([{ value: 0, zh: '没有过' }, { value: 1, zh: '有时候' }, { value: 2, zh: '常常' }]).get(2) // { kind: 'cup', level: 2, of: 2 }
 */
export function picturesOf(offered: readonly OfferedAnswer[]): ReadonlyMap<unknown, Picture> {
  const amounts = offered.filter(({ value }) => !isReason(value));
  const set = PICTURED.find(
    ({ words }) => words.length === amounts.length && words.every((word, i) => word === amounts[i]?.zh),
  );
  if (!set) return new Map();
  const of = set.words.length - 1;
  return new Map(amounts.map(({ value }, level) => [value, { kind: set.kind, level, of }]));
}
