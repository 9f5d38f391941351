import { itemScore, type KeyScale, type ScoringKey } from '@tongxing/instruments';
import { addItems, NOTHING_COUNTS, withNumbers, type Add, type Item, type ItemColumn } from './item-sums.js';
import { discounted, enoughAnswered, type Answers } from './score.js';

export { NOTHING_COUNTS, type ItemColumn };

/** Items by id. An item without a column was answered by nobody. */
export type ItemColumns = Readonly<Record<string, ItemColumn>>;

/** All respondents on one scale, in their order. */
export interface ScaleColumn {
  readonly scale: string;
  /** NaN where too few items are answered. */
  readonly values: Float64Array;
  readonly answered: Uint16Array;
  /** Place in the scale's bands; −1 without a score, under the lowest band, and on scales without bands, which share it. */
  readonly bands: Int16Array;
}

/**
 * Codes answers into columns, by the key's values and cuts. Columns of small whole numbers take one byte each.
 *
 * @throws RangeError when an answer lies outside its item's range
 */
export function itemColumns(key: ScoringKey, respondents: readonly Answers[]): ItemColumns {
  return Object.fromEntries(
    Object.entries(key.items).map(([item, coding]) => [
      item,
      columnOf(respondents.map((answers) => itemScore(coding, answers[item]))),
    ]),
  );
}

function columnOf(scores: readonly (number | undefined)[]): ItemColumn {
  const takesOneByte = scores.every((score) => score === undefined || isSmallAndWhole(score));
  return takesOneByte
    ? Int8Array.from(scores, (score) => score ?? NOTHING_COUNTS)
    : Float64Array.from(scores, (score) => score ?? NaN);
}

/** A zero below zero is none: it would lose its sign. */
const isSmallAndWhole = (score: number) => Math.abs(score) < 128 && Object.is(score, score | 0);

/**
 * Scores every scale of a key for many respondents at once, as `scoreRespondent` does for one: the same
 * rule for missing items, the same numbers to the last bit, the same bands.
 *
 * @param columns what was scored on each item, all of one length; NaN does not count, nor `NOTHING_COUNTS` in bytes
 * @param respondents how many there are
 * @returns a column for each scale, in the key's order
 * @throws RangeError when a number lies outside its item's range or a column has another length
 * @see domain.md 3, "Common scoring"
 */
export function scoreColumns(key: ScoringKey, columns: ItemColumns, respondents: number): ScaleColumn[] {
  const scored: ScaleColumn[] = [];
  const withoutBands = noBands(respondents);
  for (const scale of key.scales) {
    const items = scale.items.flatMap((id) => itemOf(key, scale, id, columns, respondents) ?? []);
    const answered = new Uint16Array(respondents);
    const values = byTransform(scale, items, answered);
    adjust(scale, values, scored);
    const bands = scale.bands.length > 0 ? bandsOf(scale, values) : withoutBands;
    for (const id of scale.cap?.mustHaves ?? [])
      holdDown(scale, bands, itemOf(key, scale, id, columns, respondents));
    scored.push({ scale: scale.id, values, answered, bands });
  }
  return scored;
}

function byTransform(scale: KeyScale, items: readonly Item[], answered: Uint16Array): Float64Array {
  const { transform, items: all } = scale;
  if (transform === 'percent') return percents(scale, items, answered);
  const times = transform === 'prorated' ? all.length : 1;
  return summed(scale, items, answered, { add: 'item', times, over: transform === 'sum' ? 0 : 1 });
}

function itemOf(
  key: ScoringKey,
  scale: KeyScale,
  id: string,
  columns: ItemColumns,
  respondents: number,
): Item | undefined {
  const column = Object.hasOwn(columns, id) ? columns[id] : undefined;
  const range = key.items[id];
  if (!column || !range) return undefined;
  if (column.length !== respondents) throw new RangeError(`item ${id} has a column of another length`);
  return { column, min: range.min, max: range.max, reversed: scale.reversed.includes(id) };
}

/** How a sum becomes a score: times a number, over another for each answered item; as it is where that is 0. */
interface Formula {
  readonly add: Add;
  readonly times: number;
  readonly over: number;
}

function summed(
  scale: KeyScale,
  items: readonly Item[],
  answered: Uint16Array,
  { add, times, over }: Formula,
): Float64Array {
  const values = new Float64Array(answered.length);
  const least = leastAnswered(scale);
  addItems(items, add, values, answered, (from, to) => {
    finish(values, answered, { times, over, least }, from, to);
  });
  return values;
}

/** No score where too few are answered. */
function finish(
  values: Float64Array,
  answered: Uint16Array,
  { times, over, least }: Omit<Formula, 'add'> & { readonly least: number },
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const count = answered[i] as number;
    if (count < least) values[i] = NaN;
    else if (over > 0) values[i] = (times * (values[i] as number)) / (over * count);
  }
}

/** Fewest answered items that are enough. */
function leastAnswered(scale: KeyScale): number {
  let count = 0;
  while (!enoughAnswered(scale, count)) count++;
  return count;
}

/** Equal spans are summed first and divided last, so that equal sums give equal scores to the last bit. */
function percents(scale: KeyScale, items: readonly Item[], answered: Uint16Array): Float64Array {
  const spans = new Set(items.map((item) => item.max - item.min));
  const [span = 1] = spans;
  if (spans.size <= 1) return summed(scale, items, answered, { add: 'above', times: 100, over: span });
  const numbers = items.map(withNumbers);
  const shares = sharesOf(numbers, answered.length);
  const common = commonSpans(numbers, answered.length);
  const above = summed(scale, items, answered, { add: 'above', times: 1, over: 0 });
  return above.map((sum, i) => {
    if (Number.isNaN(sum)) return NaN;
    const n = answered[i] as number;
    const one = common[i] as number;
    return one > 0 ? (100 * sum) / (one * n) : (100 * (shares[i] as number)) / n;
  });
}

type Numbers = readonly ReturnType<typeof withNumbers>[];

/** How far up their spans the answered items are, added up. */
function sharesOf(items: Numbers, respondents: number): Float64Array {
  const shares = new Float64Array(respondents);
  for (const { column, min, max, reversed } of items)
    for (let i = 0; i < respondents; i++) {
      const score = column[i] as number;
      const above = (reversed ? min + max - score : score) - min;
      if (!Number.isNaN(score)) shares[i] = (shares[i] as number) + above / (max - min);
    }
  return shares;
}

/** The span that all answered items of a respondent share; −1 where they differ, 0 where there are none. */
function commonSpans(items: Numbers, respondents: number): Float64Array {
  const spans = new Float64Array(respondents);
  for (const { column, min, max } of items)
    for (let i = 0; i < respondents; i++) {
      if (Number.isNaN(column[i])) continue;
      if (spans[i] === 0) spans[i] = max - min;
      else if (spans[i] !== max - min) spans[i] = -1;
    }
  return spans;
}

/** The key's discount, where the scale that decides it scores enough. */
function adjust({ adjusted }: KeyScale, values: Float64Array, scored: readonly ScaleColumn[]): void {
  const by = scored.find(({ scale }) => scale === adjusted?.scale)?.values;
  if (!adjusted || !by) return;
  for (let i = 0; i < values.length; i++)
    if ((by[i] as number) >= adjusted.atLeast) values[i] = discounted(adjusted, values[i] as number);
}

const noBands = (respondents: number) => new Int16Array(respondents).fill(-1);

function bandsOf({ bands }: KeyScale, values: Float64Array): Int16Array {
  const reached = noBands(values.length);
  for (const [place, { from }] of bands.entries())
    for (let i = 0; i < values.length; i++) if ((values[i] as number) >= from) reached[i] = place;
  return reached;
}

/** A must-have at its minimum, or not answered, lets the band be at most the cap's. */
function holdDown({ bands, cap }: KeyScale, reached: Int16Array, mustHave: Item | undefined): void {
  const highest = bands.findIndex((band) => band.id === cap?.band);
  const item = mustHave && withNumbers(mustHave);
  for (let i = 0; i < reached.length; i++) {
    const score = item ? (item.column[i] as number) : NaN;
    const value = item?.reversed ? item.min + item.max - score : score;
    const isMet = item !== undefined && value > item.min;
    if (!isMet && (reached[i] as number) > highest) reached[i] = highest;
  }
}
