import type { Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';

/**
 * Score of every respondent on a scale: the mean of the items answered, where enough of them are.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered
 * @param percent least share of the items that must be answered, in whole percent: 80 asks for 4 of 5
 * @returns one score a row, NaN where too little is answered
 * @throws NotEstimable `too_few_observations` without items; `lengths_differ`; `not_finite`
 * @see docs/decisions/0002-scoring-rule.md
 * @example [...scaleScores([Float64Array.of(1, NaN), Float64Array.of(3, 2)], 80)] // [2, NaN]
 */
export function scaleScores(items: readonly Column[], percent: number): Column {
  const rows = items[0]?.length;
  if (rows === undefined) throw new NotEstimable('too_few_observations');
  if (items.some((item) => item.length !== rows)) throw new NotEstimable('lengths_differ');
  return Float64Array.from({ length: rows }, (_, row) => {
    const answered = items.map((item) => item[row] as number).filter((x) => !Number.isNaN(x));
    if (answered.some((x) => !Number.isFinite(x))) throw new NotEstimable('not_finite');
    const enough = answered.length > 0 && 100 * answered.length >= percent * items.length;
    return enough ? answered.reduce((sum, x) => sum + x, 0) / answered.length : NaN;
  });
}

/**
 * An item turned round: the highest answer becomes the lowest.
 *
 * @param item NaN where not answered
 * @param lowest,highest ends of the item's range
 * @example [...reversed(Float64Array.of(1, 4, NaN), 1, 6)] // [6, 3, NaN]
 */
export function reversed(item: Column, lowest: number, highest: number): Column {
  return item.map((x) => lowest + highest - x);
}
