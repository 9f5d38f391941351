import type { Column } from '../columns.js';

/**
 * Ranks from 1, the mean rank where values are equal.
 *
 * @param column none missing
 * @see Kendall 1945, Biometrika 33:239, for the mean rank of ties
 * @example [...midranks(Float64Array.of(10, 30, 10))] // [1.5, 3, 1.5]
 */
export function midranks(column: Column): Column {
  const order = Array.from(column.keys()).sort((a, b) => (column[a] as number) - (column[b] as number));
  const ranks = new Float64Array(column.length);
  for (let first = 0; first < order.length;) {
    let next = first + 1;
    while (next < order.length && column[order[next] as number] === column[order[first] as number]) next++;
    for (const row of order.slice(first, next)) ranks[row] = (first + 1 + next) / 2;
    first = next;
  }
  return ranks;
}

/**
 * How often each value occurs that occurs more than once.
 *
 * @param column none missing
 * @example tieSizes(Float64Array.of(2, 5, 2, 7, 5, 2)) // [3, 2]
 */
export function tieSizes(column: Column): number[] {
  const counts = new Map<number, number>();
  for (const value of column) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}
