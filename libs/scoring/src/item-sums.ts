/** In a column of whole numbers: nothing counts. */
export const NOTHING_COUNTS = -128;

/**
 * What respondents scored on an item before reversing, in their order; NaN where nothing counts. Whole numbers from
 * −127 to 127 may take one byte each, `NOTHING_COUNTS` where nothing counts.
 */
export type ItemColumn = Float64Array | Float32Array | Int8Array;

export interface Item<C extends ItemColumn = ItemColumn> {
  readonly column: C;
  readonly min: number;
  readonly max: number;
  readonly reversed: boolean;
}

/** What an item adds once it is reversed where it should be: itself, or how far it lies above its low end. */
export type Add = 'item' | 'above';

/** Respondents whose sums stay in a processor's cache while item after item is added. */
const PORTION = 4096;

/**
 * Adds items up over the respondents.
 *
 * @param into one sum a respondent, 0 at first
 * @param answered how many items went into it, 0 at first
 * @param finish called with each portion of respondents once it is added up: the first, and the one after the last
 * @throws RangeError when a number lies outside its item's range
 */
export function addItems(
  items: readonly Item[],
  add: Add,
  into: Float64Array,
  answered: Uint16Array,
  finish: (from: number, to: number) => void,
): void {
  const addPortion = items.every(isCounted) ? countedSums(items, add) : numberSums(items, add);
  for (let from = 0; from < into.length; from += PORTION) {
    const to = Math.min(from + PORTION, into.length);
    addPortion(into, answered, from, to);
    finish(from, to);
  }
}

type AddPortion = (into: Float64Array, answered: Uint16Array, from: number, to: number) => void;

/** The same item with NaN where nothing counts. */
export const withNumbers = ({ column, ...item }: Item): Item<Exclude<ItemColumn, Int8Array>> => ({
  ...item,
  column:
    column instanceof Int8Array
      ? Float64Array.from(column, (score) => (score === NOTHING_COUNTS ? NaN : score))
      : column,
});

function numberSums(items: readonly Item[], add: Add): AddPortion {
  const numbers = items.map(withNumbers);
  return (into, answered, from, to) => {
    for (const item of numbers) addNumbers(item, add === 'item' ? item.min : 0, into, answered, from, to);
  };
}

function addNumbers(
  { column, min, max, reversed }: ReturnType<typeof withNumbers>,
  low: number,
  into: Float64Array,
  answered: Uint16Array,
  from: number,
  to: number,
): void {
  const ends = min + max;
  for (let i = from; i < to; i++) {
    const score = column[i] as number;
    if (score >= min && score <= max) {
      into[i] = (into[i] as number) + (low + ((reversed ? ends - score : score) - min));
      answered[i] = (answered[i] as number) + 1;
    } else if (!Number.isNaN(score)) throw new RangeError('a number lies outside its item’s range');
  }
}

/** Whether all that an item can add is whole numbers, of one byte each before reversing. */
const isCounted = (item: Item): item is Item<Int8Array> =>
  item.column instanceof Int8Array && Number.isInteger(item.min) && Number.isInteger(item.max);

/** Added with each answer: a sum of whole numbers then holds their count above and what they come to below. */
const ONE_ANSWER = 2 ** 32;

/** An item of one byte is looked up, not computed: what it adds and that it is an answer, in one number. */
function countedSums(items: readonly Item<Int8Array>[], add: Add): AddPortion {
  const tables = items.map((item) => ({ column: item.column, worth: worthOf(item, add) }));
  return (into, answered, from, to) => {
    for (const { column, worth } of tables) addWorth(column, worth, into, from, to);
    takeApart(into, answered, from, to);
  };
}

/** By byte; NaN outside the item's range. */
function worthOf({ min, max, reversed }: Item, add: Add): Float64Array {
  const worth = new Float64Array(256).fill(NaN);
  for (let score = Math.max(min, -127); score <= Math.min(max, 127); score++)
    worth[score & 255] = ONE_ANSWER + (reversed ? min + max - score : score) - (add === 'above' ? min : 0);
  worth[NOTHING_COUNTS & 255] = 0;
  return worth;
}

function addWorth(column: Int8Array, worth: Float64Array, into: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++)
    into[i] = (into[i] as number) + (worth[(column[i] as number) & 255] as number);
}

function takeApart(into: Float64Array, answered: Uint16Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const both = into[i] as number;
    if (Number.isNaN(both)) throw new RangeError('a number lies outside its item’s range');
    const count = (both / ONE_ANSWER + 0.5) | 0;
    into[i] = both - count * ONE_ANSWER;
    answered[i] = count;
  }
}
