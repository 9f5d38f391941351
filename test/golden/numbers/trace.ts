import type { BilingualText } from '@tongxing/contracts';
import type { ImpactResults, OutcomeResults } from '@tongxing/impact';
import type { Block, ReportDocument } from '@tongxing/report';

/** A number as it is printed. */
interface Printed {
  readonly text: string;
  /** What is meant by it: less than the number where `<` stands before it. */
  readonly value: number;
  readonly decimals: number;
  readonly isBound: boolean;
  readonly isSigned: boolean;
  readonly isPercent: boolean;
}

/** Hashes, versions, dates and codes hold digits that are no numbers. */
const NO_NUMBER =
  /\b[0-9a-f]{8,}\b|[\w-]+@\d+\.\d+\.\d+\S*|\d+\.\d+\.\d+|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?|[A-Za-z_][\w-]*\d[\w-]*/g;
const NUMBER = /(<\s*)?([+−-]?)(\d+(?:\.\d+)?)(%?)/g;

export function numbersIn(text: string): Printed[] {
  const plain = text.replaceAll('\u00a0', ' ').replace(NO_NUMBER, ' ');
  return [...plain.matchAll(NUMBER)].map(([all, bound, sign = '', digits = '', percent]) => ({
    text: all.trim(),
    // A dash between two numbers is no minus.
    value: Number(digits) * (sign === '−' ? -1 : 1),
    decimals: digits.split('.')[1]?.length ?? 0,
    isBound: bound !== undefined,
    isSigned: sign === '−' || sign === '+',
    isPercent: percent === '%',
  }));
}

/** Numbers that an object holds, and those in names and other texts that are no sentences made from numbers. */
export function leavesOf(value: unknown, into: number[] = []): number[] {
  if (typeof value === 'number') into.push(value);
  else if (typeof value === 'string') into.push(...numbersIn(value).map((n) => Math.abs(n.value)));
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) if (!WRITTEN.has(key)) leavesOf(child, into);
  return into;
}

/** Fields of results that are sentences: their numbers are traced like any other printed text. */
const WRITTEN: ReadonlySet<string> = new Set(['sentence', 'statement', 'text']);

const rounds = (value: number, { value: printed, decimals, isSigned }: Printed): boolean => {
  const [a, b] = isSigned ? [value, printed] : [Math.abs(value), Math.abs(printed)];
  return Math.abs(a - b) <= 0.5 / 10 ** decimals + 1e-9;
};

/** Whether a printed number is one of these, rounded as it is printed, or a share of two of them. */
export function isOneOf(printed: Printed, leaves: readonly number[]): boolean {
  if (printed.isBound) return leaves.some((leaf) => leaf >= 0 && leaf < printed.value);
  if (leaves.some((leaf) => rounds(leaf, printed))) return true;
  if (leaves.some((leaf) => Math.abs(leaf) <= 1 && rounds(100 * leaf, printed))) return true;
  return (
    printed.isPercent &&
    leaves.some((part) =>
      leaves.some((whole) => whole > 0 && part <= whole && rounds((100 * part) / whole, printed)),
    )
  );
}

/** Every object inside, itself included. */
function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const child of Object.values(value)) yield* objectsIn(child);
}

/** As many numbers as one line of a table is made from, at most. */
const MOST_LEAVES = 80;

/** What one row of a table may be made from: each object of a part of the results that is no larger than a row is. A list is none: its rows are of several things. */
export class Sources {
  readonly #objects: number[][];
  readonly #all: readonly number[];

  constructor(part: unknown) {
    this.#objects = [...objectsIn(part)]
      .filter((object) => !Array.isArray(object))
      .map((object) => leavesOf(object))
      .filter((leaves) => leaves.length > 0 && leaves.length <= MOST_LEAVES)
      .sort((a, b) => a.length - b.length);
    this.#all = leavesOf(part);
  }

  /** Whether one object gives all numbers of a row. */
  giveRow(cells: readonly string[]): boolean {
    const numbers = cells.flatMap(numbersIn);
    return numbers.length === 0 || this.#objects.some((leaves) => numbers.every((n) => isOneOf(n, leaves)));
  }

  /** Numbers of a text that nothing gives. */
  missing(text: string): string[] {
    return numbersIn(text)
      .filter((n) => !isOneOf(n, this.#all))
      .map((n) => n.text);
  }
}

/** A block with the outcome under whose heading it stands; none outside the results by outcome. */
export interface Placed {
  readonly block: Block;
  readonly outcome?: OutcomeResults;
}

export function placed(
  { blocks }: ReportDocument,
  { outcomes }: ImpactResults,
  say: (text: BilingualText) => string,
): Placed[] {
  const byLength = [...outcomes].sort((a, b) => say(b.name).length - say(a.name).length);
  let outcome: OutcomeResults | undefined;
  return blocks.map((block) => {
    if (block.kind === 'heading')
      outcome = block.level === 2 ? byLength.find(({ name }) => block.text.startsWith(say(name))) : undefined;
    return { block, ...(outcome && { outcome }) };
  });
}
