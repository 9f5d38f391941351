import type { Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';

/**
 * Rows without an answer, item by item.
 *
 * @param items one column an item; NaN where not answered
 * @example missingAnswers([Float64Array.of(1, NaN), Float64Array.of(3, 2)]) // [1, 0]
 */
export function missingAnswers(items: readonly Column[]): number[] {
  return items.map((item) => item.filter((x) => Number.isNaN(x)).length);
}

/**
 * How many rows answered how many items: the first number counts rows with none, the last those with all.
 *
 * @param items one column an item; NaN where not answered
 * @throws NotEstimable `lengths_differ`
 * @example rowsByAnswered([Float64Array.of(1, NaN), Float64Array.of(3, 2)]) // [0, 1, 1]
 */
export function rowsByAnswered(items: readonly Column[]): number[] {
  const rows = items[0]?.length ?? 0;
  if (items.some((item) => item.length !== rows)) throw new NotEstimable('lengths_differ');
  const counts = new Array<number>(items.length + 1).fill(0);
  for (let row = 0; row < rows; row++) {
    const answered = items.filter((item) => !Number.isNaN(item[row])).length;
    counts[answered] = (counts[answered] as number) + 1;
  }
  return counts;
}

/**
 * Answers that the item cannot have, such as 34 on an item from 1 to 9. Missing ones are not counted.
 *
 * @param lowest,highest ends of the item's range
 * @example outOfRange(Float64Array.of(1, 34, NaN), 1, 9) // 1
 */
export function outOfRange(item: Column, lowest: number, highest: number): number {
  return item.filter((x) => x < lowest || x > highest).length;
}
