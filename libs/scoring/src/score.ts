import { itemScore, type KeyScale, type ScoringKey } from '@tongxing/instruments';

/** Version of the rules in this file. It changes whenever any answer set could score differently. */
export const SCORER_VERSION = '1.2.0';

export type Answers = Readonly<Record<string, unknown>>;

/**
 * One respondent's score on one scale, with what it rests on.
 *
 * | answered                  | kind      |
 * |---------------------------|-----------|
 * | at least the key's minimum | `scored`  |
 * | fewer                     | `missing` |
 */
export type ScaleScore = {
  readonly scale: string;
  /** Items answered with a number, and items in the scale. */
  readonly answered: number;
  readonly items: number;
} & (
  | { readonly kind: 'scored'; readonly value: number; readonly band?: string }
  | { readonly kind: 'missing'; readonly reason: 'too_few_answered' }
);

/**
 * Scores every scale of a key for one respondent.
 *
 * A scale's value is the mean of its answered items, reversed items turned as min + max − x, on the scale's
 * transform: `percent` is 0 to 100, `mean` keeps item units, `sum` adds the answered items up,
 * `prorated` carries their mean over to all items. An item counts as answered when its answer scores (`itemScore`); absent items and the key's missing values do not count.
 * With less than the minimum answered the score is missing, never imputed.
 *
 * @throws RangeError when an answer lies outside its item's range: validation comes first
 * @see domain.md 3, "Common scoring"
 */
export function scoreRespondent(key: ScoringKey, answers: Answers): ScaleScore[] {
  return key.scales.map((scale) => scoreScale(key, scale, answers));
}

function scoreScale(key: ScoringKey, scale: KeyScale, answers: Answers): ScaleScore {
  const oriented = orientedItems(key, scale, answers);
  const base = { scale: scale.id, answered: oriented.length, items: scale.items.length };
  if (!enoughAnswered(scale, oriented.length)) return { ...base, kind: 'missing', reason: 'too_few_answered' };
  const value = adjusted(key, scale, answers, transformed(scale, oriented));
  const band = bandOf(key, scale, answers, value);
  return { ...base, kind: 'scored', value, ...(band !== undefined && { band }) };
}

/**
 * Whether a scale has enough answered items for a score. Whole numbers on both sides: 80 % of ten items is
 * eight, whatever 0.8 × 10 rounds to. None are enough only where the key asks for none.
 */
export function enoughAnswered(scale: KeyScale, answered: number): boolean {
  if (answered === 0) return scale.minimumAnsweredPercent === 0;
  return 100 * answered >= scale.minimumAnsweredPercent * scale.items.length;
}

interface OrientedItem {
  /** Distance from the item's low end after reversing. */
  readonly above: number;
  readonly min: number;
  readonly span: number;
}

const orientedItems = (key: ScoringKey, scale: KeyScale, answers: Answers): OrientedItem[] =>
  scale.items.flatMap((item) => orientedItem(key, scale, item, answers[item]) ?? []);

function orientedItem(
  key: ScoringKey,
  scale: KeyScale,
  item: string,
  answer: unknown,
): OrientedItem | undefined {
  const value = itemValue(key, scale, item, answer);
  const range = key.items[item];
  return value === undefined || !range
    ? undefined
    : { above: value - range.min, min: range.min, span: range.max - range.min };
}

/**
 * An item's number as its scale counts it: coded and reversed as the key says, undefined where not answered.
 *
 * @throws RangeError when the answer lies outside the item's range
 */
export function itemValue(key: ScoringKey, scale: KeyScale, item: string, answer: unknown): number | undefined {
  const range = key.items[item];
  const score = range && itemScore(range, answer);
  return range && score !== undefined && scale.reversed.includes(item) ? range.min + range.max - score : score;
}

/** Sums first and divides last, so that equal sums give equal scores to the last bit. */
function transformed(scale: KeyScale, items: readonly OrientedItem[]): number {
  const [first] = items;
  if (scale.transform !== 'percent') {
    const total = sum(items.map((i) => i.min + i.above));
    if (scale.transform === 'sum') return total;
    return scale.transform === 'mean' ? total / items.length : (total * scale.items.length) / items.length;
  }
  if (first && items.every((i) => i.span === first.span))
    return (100 * sum(items.map((i) => i.above))) / (first.span * items.length);
  return (100 * sum(items.map((i) => i.above / i.span))) / items.length;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** The score after the key's discount, which another scale of the same respondent decides. */
function adjusted(key: ScoringKey, scale: KeyScale, answers: Answers, value: number): number {
  const rule = scale.adjusted;
  const by = key.scales.find((other) => other.id === rule?.scale);
  if (!rule || !by) return value;
  const items = orientedItems(key, by, answers);
  const holds = enoughAnswered(by, items.length) && transformed(by, items) >= rule.atLeast;
  return holds ? discounted(rule, value) : value;
}

/** What an adjustment makes of a score once it applies. */
export const discounted = ({ times, rounded }: NonNullable<KeyScale['adjusted']>, value: number): number =>
  rounded ? Math.round(times * value) : times * value;

/**
 * The lowest and highest score that a scale can give, in its own units. Where a sum may be short of answers,
 * nothing answered counts 0.
 */
export function scaleRange(
  key: ScoringKey,
  { items, transform, minimumAnsweredPercent }: KeyScale,
): [number, number] {
  if (transform === 'percent') return [0, 100];
  const lowest = items.map((item) => Number(key.items[item]?.min));
  const highest = items.map((item) => Number(key.items[item]?.max));
  if (transform === 'mean') return [Math.min(...lowest), Math.max(...highest)];
  if (transform === 'prorated' || minimumAnsweredPercent === 100) return [sum(lowest), sum(highest)];
  return [sum(lowest.map((n) => Math.min(n, 0))), sum(highest.map((n) => Math.max(n, 0)))];
}

function bandOf(key: ScoringKey, scale: KeyScale, answers: Answers, value: number): string | undefined {
  const reached = scale.bands.findLastIndex((band) => value >= band.from);
  if (!scale.cap || !isCapped(key, scale, answers)) return scale.bands[reached]?.id;
  const highest = scale.bands.findIndex((band) => band.id === scale.cap?.band);
  return scale.bands[Math.min(reached, highest)]?.id;
}

/**
 * Whether a must-have keeps a scale's band down: it scores its minimum, or is not answered, for a must-have
 * that nobody could show is not met. False for a scale without must-haves.
 */
export function isCapped(key: ScoringKey, scale: KeyScale, answers: Answers): boolean {
  return (scale.cap?.mustHaves ?? []).some((item) => {
    const value = itemValue(key, scale, item, answers[item]);
    return value === undefined || value <= Number(key.items[item]?.min);
  });
}
