import { present, type Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';

/**
 * The value below which a share of a column lies, interpolated between its neighbours (type 7, R's default).
 *
 * @param column missing values are left out
 * @param share from 0 (the least) to 1 (the most)
 * @throws NotEstimable `too_few_observations` when nothing is there; `not_finite`
 * @see Hyndman & Fan 1996, American Statistician 50:361
 * @example quantile(Float64Array.of(4, 1, 2), 0.75) // 3
 */
export function quantile(column: Column, share: number): number {
  const sorted = present(column).sort();
  if (sorted.length === 0) throw new NotEstimable('too_few_observations');
  if (!(share >= 0 && share <= 1)) throw new NotEstimable('not_finite');
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (position - Math.floor(position)) * (above - below);
}

/**
 * The middle value of a column, or the mean of the two in the middle.
 *
 * @param column missing values are left out
 * @throws NotEstimable `too_few_observations` when nothing is there; `not_finite`
 * @example median(Float64Array.of(3, NaN, 1)) // 2
 */
export function median(column: Column): number {
  return quantile(column, 0.5);
}
