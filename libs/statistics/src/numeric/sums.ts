import type { Column } from '../columns.js';

/*
 * Sums run four side by side: a processor adds them at once, and each loses less to rounding than one long sum.
 */

/**
 * Sum of the products of two columns, row by row.
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
  for (let row = 0; row < column.length; row++)
    column[row] = (column[row] as number) + times * (other[row] as number);
}

/**
 * Arithmetic mean. What rounding leaves of the deviations from a first mean corrects it.
 *
 * @param column none missing; NaN without rows
 * @see Chan, Golub & LeVeque 1983, American Statistician 37:242
 * @example columnMean(Float64Array.of(1, 2, 6)) // 3
 */
export function columnMean(column: Column): number {
  const n = column.length;
  const first = deviations(column, 0) / n;
  return first + deviations(column, first) / n;
}

/**
 * Sum of squared deviations from the mean: the mean first, so that no difference of large sums loses digits.
 *
 * @param column none missing
 * @see Chan, Golub & LeVeque 1983, American Statistician 37:242
 * @example sumOfSquares(Float64Array.of(1, 2, 6)) // 14
 */
export function sumOfSquares(column: Column): number {
  const n = column.length;
  const from = columnMean(column);
  let [first, second, third, fourth, row] = [0, 0, 0, 0, 0];
  for (; row + 3 < n; row += 4) {
    first += ((column[row] as number) - from) ** 2;
    second += ((column[row + 1] as number) - from) ** 2;
    third += ((column[row + 2] as number) - from) ** 2;
    fourth += ((column[row + 3] as number) - from) ** 2;
  }
  for (; row < n; row++) first += ((column[row] as number) - from) ** 2;
  return first + second + (third + fourth);
}

/**
 * Sample variance, n − 1 below the line.
 *
 * @param column at least 2 numbers, none missing
 * @example columnVariance(Float64Array.of(1, 2, 6)) // 7
 */
export const columnVariance = (column: Column): number => sumOfSquares(column) / (column.length - 1);

/** The largest number of a column without its sign, missing ones passed over; 0 without rows. */
export function largestSize(column: Column): number {
  const n = column.length;
  let most = 0;
  for (let row = 0; row < n; row++) {
    const size = Math.abs(column[row] as number);
    if (size > most) most = size;
  }
  return most;
}

function deviations(column: Column, from: number): number {
  const n = column.length;
  let [first, second, third, fourth, row] = [0, 0, 0, 0, 0];
  for (; row + 3 < n; row += 4) {
    first += (column[row] as number) - from;
    second += (column[row + 1] as number) - from;
    third += (column[row + 2] as number) - from;
    fourth += (column[row + 3] as number) - from;
  }
  for (; row < n; row++) first += (column[row] as number) - from;
  return first + second + (third + fourth);
}
