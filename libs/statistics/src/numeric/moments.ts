import type { Column } from '../columns.js';

/** What the mean and the variance of numbers are made from. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
}

/** Of no numbers. */
export const NO_MOMENTS: Moments = { n: 0, mean: 0, squares: 0 };

/**
 * Moments of some rows of a column, in one pass: deviations are taken from the first of the numbers, and what they come
 * to is taken out. The first number being one of them, no more digits are lost than the count of them has.
 *
 * @param rows none of them missing in the column
 * @see Chan, Golub & LeVeque 1983, American Statistician 37:242
 * @example momentsOf(Float64Array.of(1, NaN, 2, 6), Int32Array.of(0, 2, 3)) // { n: 3, mean: 3, squares: 14 }
 */
export function momentsOf(column: Column, rows: Int32Array): Moments {
  const n = rows.length;
  if (n === 0) return NO_MOMENTS;
  const from = column[rows[0] as number] as number;
  let [even, odd, evenSquares, oddSquares, i] = [0, 0, 0, 0, 0];
  for (; i + 1 < n; i += 2) {
    const one = (column[rows[i] as number] as number) - from;
    const other = (column[rows[i + 1] as number] as number) - from;
    even += one;
    odd += other;
    evenSquares += one * one;
    oddSquares += other * other;
  }
  if (i < n) {
    const last = (column[rows[i] as number] as number) - from;
    even += last;
    evenSquares += last * last;
  }
  const apart = (even + odd) / n;
  return { n, mean: from + apart, squares: evenSquares + oddSquares - apart * apart * n };
}

/**
 * Moments of two portions of numbers together.
 *
 * @see Chan, Golub & LeVeque 1983, American Statistician 37:242
 * @example merged({ n: 2, mean: 1.5, squares: 0.5 }, { n: 1, mean: 6, squares: 0 }).mean // 3
 */
export function merged(a: Moments, b: Moments): Moments {
  const n = a.n + b.n;
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a;
  const apart = b.mean - a.mean;
  return {
    n,
    mean: a.mean + (apart * b.n) / n,
    squares: a.squares + b.squares + (apart * apart * a.n * b.n) / n,
  };
}

/**
 * Sample standard deviation, n − 1 below the line.
 *
 * @param moments of at least 2 numbers
 * @example deviationOf({ n: 3, mean: 4, squares: 18 }) // 3
 */
export const deviationOf = ({ n, squares }: Moments): number => Math.sqrt(squares / (n - 1));
