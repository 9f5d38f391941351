import { completeCases, type Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { toNineDecimals } from '../rounding.js';

/**
 * What the same people changed by between two times, after − before, to nine decimals.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` when there is no pair; `lengths_differ`; `not_finite`
 * @example [...pairedChanges(Float64Array.of(1, 2, NaN), Float64Array.of(3, 2, 1))] // [2, 0]
 */
export function pairedChanges(before: Column, after: Column): Column {
  const [first, second] = completeCases([before, after]) as [Column, Column];
  if (first.length === 0) throw new NotEstimable('too_few_observations');
  return second.map((value, pair) => finite(toNineDecimals(value - (first[pair] as number))));
}
