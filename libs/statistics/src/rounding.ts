import type { Column } from './columns.js';
import type { Moments } from './numeric/moments.js';

/** Doubles hold sixteen digits, of which sums and fits lose a few; no measurement holds thirteen. */
const DIGITS = 1e-13;

/**
 * Whether numbers that spread this little are all the same but for rounding: thirds of 100 subtract to
 * 33.33…33 and 33.33…36. A t made from such a spread would be enormous and mean nothing.
 *
 * @param spread a standard deviation
 * @param columns the numbers that it was computed from, for their size; missing ones are passed over
 * @see R's t.test, "data are essentially constant", and summary.lm, "essentially perfect fit"
 * @example isRounding(4e-15, [Float64Array.of(33, 67)]) // true
 */
export function isRounding(spread: number, columns: readonly Column[]): boolean {
  return spread <= DIGITS * columns.reduce((most, column) => Math.max(most, largest(column)), 0);
}

/** Missing numbers are passed over. */
function largest(column: Column): number {
  const n = column.length;
  let most = 0;
  for (let row = 0; row < n; row++) {
    const size = Math.abs(column[row] as number);
    if (size > most) most = size;
  }
  return most;
}

/**
 * The same, of numbers of which only the moments are known.
 *
 * @param moments of the numbers that the spread was computed from; none of them is larger than its size
 * @example isRoundingOf(4e-15, [{ n: 2, mean: 50, squares: 578 }]) // true
 */
export function isRoundingOf(spread: number, moments: readonly Moments[]): boolean {
  return (
    spread <= DIGITS * Math.max(...moments.map(({ mean, squares }) => Math.abs(mean) + Math.sqrt(squares)))
  );
}

const NINE_DECIMALS = 1e9;

/**
 * A sum or difference of scores to nine decimals, so that equal ones are equal: 2.35 − 2.05 and 2.45 − 2.15 are not in
 * binary fractions. Numbers too large to have so many decimals stay as they are.
 *
 * @example toNineDecimals(2.35 - 2.05) === toNineDecimals(2.45 - 2.15) // true
 */
export function toNineDecimals(x: number): number {
  const scaled = Math.abs(x) * NINE_DECIMALS;
  return scaled < Number.MAX_SAFE_INTEGER ? (Math.sign(x) * Math.round(scaled)) / NINE_DECIMALS : x;
}
