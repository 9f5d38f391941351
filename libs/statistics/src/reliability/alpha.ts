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
export function cronbachAlpha(items: readonly Column[]): Alpha {
  const k = items.length;
  const { ofItems, ofTotals } = momentsOfScale(items);
  const { n } = ofTotals;
  if (k < 2 || n < 2) throw new NotEstimable('too_few_observations');
  if (isRoundingOf(deviationOf(ofTotals), ofItems)) throw new NotEstimable('no_variance');
  const within = ofItems.reduce((sum, item) => sum + item.squares, 0);
  return { n, items: k, alpha: finite((k / (k - 1)) * (1 - within / ofTotals.squares)) };
}

function momentsOfScale(items: readonly Column[]) {
  let ofTotals = NO_MOMENTS;
  let ofItems: Moments[] = items.map(() => NO_MOMENTS);
  for (const portion of portionsOf(items)) {
    const sums = totals(portion);
    const complete = presentRows(sums);
    ofTotals = merged(ofTotals, momentsOf(sums, complete));
    ofItems = ofItems.map((moments, i) => merged(moments, momentsOf(portion[i] as Column, complete)));
  }
  return { ofItems, ofTotals };
}

/**
 * The sum of the items, row by row; NaN where one is missing.
 *
 * @example [...totals([Float64Array.of(1, 2), Float64Array.of(3, NaN)])] // [4, NaN]
 */
export function totals(items: readonly Column[]): Column {
  const sums = new Float64Array(items[0]?.length ?? 0);
  for (const item of items) addTimes(sums, 1, item);
  return sums;
}
