import { portionsOf, presentRows, type Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { deviationOf, merged, momentsOf, NO_MOMENTS, type Moments } from '../numeric/moments.js';
import { addTimes } from '../numeric/sums.js';
import { isRoundingOf } from '../rounding.js';

export interface Alpha {
  /** Respondents who answered every item. */
  readonly n: number;
  readonly items: number;
  readonly alpha: number;
}

/**
 * Cronbach's alpha of a reflective scale, raw (from covariances, items in their own units).
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered
 * @returns alpha on complete cases; negative when items disagree
 * @throws NotEstimable `too_few_observations` under 2 items or 2 complete rows; `no_variance` when all totals are equal, but for rounding
 * @see Cronbach 1951, Psychometrika 16:297
 * @example cronbachAlpha([Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)]).alpha // 1
 */
export const cronbachAlpha = (items: readonly Column[]): Alpha => alphaOfPortions(portionsOf(items));

/**
 * The same of respondents who come a portion at a time, so that their items need not all be in memory.
 *
 * @param portions for each, one column an item as above, as many items in every portion
 * @throws NotEstimable as above
 * @example alphaOfPortions([[Float64Array.of(1, 2), Float64Array.of(1, 2)], [Float64Array.of(3), Float64Array.of(3)]]).alpha // 1
 */
export function alphaOfPortions(portions: Iterable<readonly Column[]>): Alpha {
  const { ofItems, ofTotals } = momentsOfScale(portions);
  const k = ofItems.length;
  const { n } = ofTotals;
  if (k < 2 || n < 2) throw new NotEstimable('too_few_observations');
  if (isRoundingOf(deviationOf(ofTotals), ofItems)) throw new NotEstimable('no_variance');
  const within = ofItems.reduce((sum, item) => sum + item.squares, 0);
  return { n, items: k, alpha: finite((k / (k - 1)) * (1 - within / ofTotals.squares)) };
}

function momentsOfScale(portions: Iterable<readonly Column[]>) {
  let ofTotals = NO_MOMENTS;
  let ofItems: Moments[] = [];
  let [sums, rows] = [new Float64Array(0), new Int32Array(0)];
  for (const items of portions) {
    const n = items[0]?.length ?? 0;
    if (n > sums.length) [sums, rows] = [new Float64Array(n), new Int32Array(n)];
    const own = totals(items, sums.subarray(0, n));
    const complete = presentRows(own, rows);
    ofTotals = merged(ofTotals, momentsOf(own, complete));
    ofItems = items.map((item, i) => merged(ofItems[i] ?? NO_MOMENTS, momentsOf(item, complete)));
  }
  return { ofItems, ofTotals };
}

/**
 * The sum of the items, row by row; NaN where one is missing.
 *
 * @param room a column to write them into, as long as the items; new where it is not given
 * @example [...totals([Float64Array.of(1, 2), Float64Array.of(3, NaN)])] // [4, NaN]
 */
export function totals(
  items: readonly Column[],
  room: Column = new Float64Array(items[0]?.length ?? 0),
): Column {
  const [first, ...others] = items;
  if (first) room.set(first);
  for (const item of others) addTimes(room, 1, item);
  return room;
}
