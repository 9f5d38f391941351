import { itemScore, type KeyScale, type ScoringKey } from '@tongxing/instruments';
import { discounted, enoughAnswered, type Answers } from './score.js';

/** What respondents scored on an item before reversing, in their order; NaN where nothing counts. */
export type ItemColumn = Float64Array | Float32Array;

/** Items by id. An item without a column was answered by nobody. */
export type ItemColumns = Readonly<Record<string, ItemColumn>>;

/** All respondents on one scale, in their order. */
export interface ScaleColumn {
  readonly scale: string;
  /** NaN where too few items are answered. */
  readonly values: Float64Array;
  readonly answered: Uint16Array;
  /** Place in the scale's bands; −1 without a score, under the lowest band, and on a scale without bands. */
  readonly bands: Int16Array;
}

/**
 * Codes answers into columns, by the key's values and cuts.
 *
 * @throws RangeError when an answer lies outside its item's range
 */
export function itemColumns(key: ScoringKey, respondents: readonly Answers[]): ItemColumns {
  return Object.fromEntries(
    Object.entries(key.items).map(([item, coding]) => [
      item,
      Float64Array.from(respondents, (answers) => itemScore(coding, answers[item]) ?? NaN),
    ]),
  );
}

/**
 * Scores every scale of a key for many respondents at once, as `scoreRespondent` does for one: the same
 * rule for missing items, the same numbers to the last bit, the same bands.
 *
 * @param columns what was scored on each item, all of one length; NaN does not count
 * @param respondents how many there are
 * @returns a column for each scale, in the key's order
 * @throws RangeError when a number lies outside its item's range or a column has another length
 * @see domain.md 3, "Common scoring"
 */
export function scoreColumns(key: ScoringKey, columns: ItemColumns, respondents: number): ScaleColumn[] {
  const scored: ScaleColumn[] = [];
  for (const scale of key.scales) {
    const items = scale.items.flatMap((id) => itemOf(key, scale, id, columns, respondents) ?? []);
    const answered = new Uint16Array(respondents);
    const values = byTransform(scale, items, answered);
    finish(scale, values, answered);
    adjust(scale, values, scored);
    const bands = bandsOf(scale, values);
    for (const id of scale.cap?.mustHaves ?? [])
      holdDown(scale, bands, itemOf(key, scale, id, columns, respondents));
    scored.push({ scale: scale.id, values, answered, bands });
  }
  return scored;
}

function byTransform(
  { transform, items: all }: KeyScale,
  items: readonly Item[],
  answered: Uint16Array,
): Float64Array {
  if (transform === 'percent') return percents(items, answered);
  const total = sums(items, answered);
  if (transform === 'sum') return total;
  return divided(total, answered, transform === 'mean' ? 1 : all.length, 1);
}

interface Item {
  readonly column: ItemColumn;
  readonly min: number;
  readonly max: number;
  readonly reversed: boolean;
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

/** Respondents whose sums stay in a processor's cache while item after item is added. */
const PORTION = 4096;

/** Adds items to sums over the respondents, and counts the answers. */
function addAll(items: readonly Item[], into: Float64Array, add: Add, answered?: Uint16Array): void {
  for (let from = 0; from < into.length; from += PORTION)
    for (const item of items) addUp(item, from, Math.min(from + PORTION, into.length), into, add, answered);
}

/** Adds an item's distance from its low end: as it is, over its span, or with the low end for the item itself. */
function addUp(
  { column, min, max, reversed }: Item,
  from: number,
  to: number,
  into: Float64Array,
  add: Add,
  answered?: Uint16Array,
): void {
  const ends = min + max;
  for (let i = from; i < to; i++) {
    const score = column[i] as number;
    if (score >= min && score <= max) {
      const above = (reversed ? ends - score : score) - min;
      into[i] =
        (into[i] as number) + (add === 'item' ? min + above : add === 'share' ? above / (max - min) : above);
      if (answered) answered[i] = (answered[i] as number) + 1;
    } else if (!Number.isNaN(score)) throw new RangeError('a number lies outside its item’s range');
  }
}

type Add = 'item' | 'share' | 'above';

function sums(items: readonly Item[], answered: Uint16Array): Float64Array {
  const total = new Float64Array(answered.length);
  addAll(items, total, 'item', answered);
  return total;
}

/** Equal spans are summed first and divided last, so that equal sums give equal scores to the last bit. */
function percents(items: readonly Item[], answered: Uint16Array): Float64Array {
  const above = new Float64Array(answered.length);
  addAll(items, above, 'above', answered);
  const spans = new Set(items.map((item) => item.max - item.min));
  const [span = 1] = spans;
  if (spans.size <= 1) return divided(above, answered, 100, span);
  const shares = new Float64Array(answered.length);
  addAll(items, shares, 'share');
  const common = commonSpans(items, answered.length);
  return shares.map((share, i) => {
    const n = answered[i] as number;
    const one = common[i] as number;
    return one > 0 ? (100 * (above[i] as number)) / (one * n) : (100 * share) / n;
  });
}

/** The span that all answered items of a respondent share; −1 where they differ, 0 where there are none. */
function commonSpans(items: readonly Item[], respondents: number): Float64Array {
  const spans = new Float64Array(respondents);
  for (const { column, min, max } of items)
    for (let i = 0; i < respondents; i++) {
      if (Number.isNaN(column[i])) continue;
      if (spans[i] === 0) spans[i] = max - min;
      else if (spans[i] !== max - min) spans[i] = -1;
    }
  return spans;
}

function divided(total: Float64Array, answered: Uint16Array, times: number, span: number): Float64Array {
  for (let i = 0; i < total.length; i++)
    total[i] = (times * (total[i] as number)) / (span * (answered[i] as number));
  return total;
}

/** No score where too few are answered. */
function finish(scale: KeyScale, values: Float64Array, answered: Uint16Array): void {
  for (let i = 0; i < values.length; i++) if (!enoughAnswered(scale, answered[i] as number)) values[i] = NaN;
}

/** The key's discount, where the scale that decides it scores enough. */
function adjust({ adjusted }: KeyScale, values: Float64Array, scored: readonly ScaleColumn[]): void {
  const by = scored.find(({ scale }) => scale === adjusted?.scale)?.values;
  if (!adjusted || !by) return;
  for (let i = 0; i < values.length; i++)
    if ((by[i] as number) >= adjusted.atLeast) values[i] = discounted(adjusted, values[i] as number);
}

function bandsOf({ bands }: KeyScale, values: Float64Array): Int16Array {
  const reached = new Int16Array(values.length).fill(-1);
  for (const [place, { from }] of bands.entries())
    for (let i = 0; i < values.length; i++) if ((values[i] as number) >= from) reached[i] = place;
  return reached;
}

/** A must-have at its minimum, or not answered, lets the band be at most the cap's. */
function holdDown({ bands, cap }: KeyScale, reached: Int16Array, mustHave: Item | undefined): void {
  const highest = bands.findIndex((band) => band.id === cap?.band);
  for (let i = 0; i < reached.length; i++) {
    const score = mustHave ? (mustHave.column[i] as number) : NaN;
    const value = mustHave?.reversed ? mustHave.min + mustHave.max - score : score;
    const isMet = mustHave !== undefined && value > mustHave.min;
    if (!isMet && (reached[i] as number) > highest) reached[i] = highest;
  }
}
