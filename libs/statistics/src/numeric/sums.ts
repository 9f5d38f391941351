import type { Column } from '../columns.js';

/**
 * Sum of the products of two columns, row by row. Four sums side by side: a processor adds them at once, and each
 * loses less to rounding than one long sum.
 *
 * @param a,b columns of the same length, none missing
 * @example dotProduct(Float64Array.of(1, 2), Float64Array.of(3, 4)) // 11
 */
export function dotProduct(a: Column, b: Column): number {
  const n = a.length;
  let [first, second, third, fourth, row] = [0, 0, 0, 0, 0];
  for (; row + 3 < n; row += 4) {
    first += (a[row] as number) * (b[row] as number);
    second += (a[row + 1] as number) * (b[row + 1] as number);
    third += (a[row + 2] as number) * (b[row + 2] as number);
    fourth += (a[row + 3] as number) * (b[row + 3] as number);
  }
  for (; row < n; row++) first += (a[row] as number) * (b[row] as number);
  return first + second + (third + fourth);
}

/**
 * Adds a multiple of a column to another, in place.
 *
 * @param column overwritten
 * @param other as long as the column
 * @example ((sum) => (addTimes(sum, 10, Float64Array.of(3, 4)), [...sum]))(Float64Array.of(1, 2)) // [31, 42]
 */
export function addTimes(column: Column, times: number, other: Column): void {
  const n = column.length;
  for (let row = 0; row < n; row++) column[row] = (column[row] as number) + times * (other[row] as number);
}

/**
 * Arithmetic mean.
 *
 * @param column at least one number, none missing
 * @example columnMean(Float64Array.of(1, 2, 6)) // 3
 */
export function columnMean(column: Column): number {
  const n = column.length;
  let sum = 0;
  for (let row = 0; row < n; row++) sum += column[row] as number;
  return sum / n;
}
