import type { Column } from '../columns.js';

/** What the mean and the variance of numbers are made from. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
  /** The largest number without its sign. */
  readonly largest: number;
}

/** Of no numbers. */
export const NO_MOMENTS: Moments = { n: 0, mean: 0, squares: 0, largest: 0 };

/**
 * Moments of a column: deviations from a first mean, and what rounding leaves of them taken out.
 *
 * @param column none missing
 * @see Chan, Golub & LeVeque 1983, American Statistician 37:242
 * @example momentsOf(Float64Array.of(1, 2, 6)) // { n: 3, mean: 3, squares: 14, largest: 6 }
 */
export function momentsOf(column: Column): Moments {
  const n = column.length;
  if (n === 0) return NO_MOMENTS;
  const first = sumOf(column) / n;
  let [left, squares, largest] = [0, 0, 0];
  for (let row = 0; row < n; row++) {
    const x = column[row] as number;
    const deviation = x - first;
    left += deviation;
    squares += deviation * deviation;
    const size = Math.abs(x);
    if (size > largest) largest = size;
  }
  return { n, mean: first + left / n, squares: squares - (left * left) / n, largest };
}

/**
 * Moments of two portions of numbers together.
 *
 * @see Chan, Golub & LeVeque 1983, American Statistician 37:242
 * @example merged(momentsOf(Float64Array.of(1, 2)), momentsOf(Float64Array.of(6))).mean // 3
 */
export function merged(a: Moments, b: Moments): Moments {
  const n = a.n + b.n;
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a;
  const apart = b.mean - a.mean;
  return {
    n,
    mean: a.mean + (apart * b.n) / n,
    squares: a.squares + b.squares + (apart * apart * a.n * b.n) / n,
    largest: Math.max(a.largest, b.largest),
  };
}

/**
 * Sample standard deviation, n − 1 below the line.
 *
 * @param moments of at least 2 numbers
 * @example deviationOf(momentsOf(Float64Array.of(1, 3))).toFixed(6) // '1.414214'
 */
export const deviationOf = ({ n, squares }: Moments): number => Math.sqrt(squares / (n - 1));

/** Four sums side by side: a processor adds them at once, and each loses less to rounding than one long sum. */
function sumOf(column: Column): number {
  const n = column.length;
  let [first, second, third, fourth, row] = [0, 0, 0, 0, 0];
  for (; row + 3 < n; row += 4) {
    first += column[row] as number;
    second += column[row + 1] as number;
    third += column[row + 2] as number;
    fourth += column[row + 3] as number;
  }
  for (; row < n; row++) first += column[row] as number;
  return first + second + (third + fourth);
}
