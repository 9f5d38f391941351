import { completeCases, type Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';
import { alphaOfCorrelations } from './lower-bounds.js';
import { polychoricCorrelation } from './polychoric.js';

/**
 * Ordinal alpha: alpha of the normal variables that ordinal items are taken to be cut from, not of the score that
 * a programme uses. To be shown beside raw alpha, never in its place.
 *
 * @param items answers in few ordered categories, already reversed where the key says so; NaN where not answered;
 *   complete rows are used
 * @throws NotEstimable `too_few_observations` under 2 items or 2 complete rows; `no_variance` when an item has one
 *   category only; `no_solution`
 * @see Zumbo, Gadermann & Zeisser 2007, Journal of Modern Applied Statistical Methods 6:21; Chalmers 2018,
 *   Educational and Psychological Measurement 78:1056, for the warning
 * @example ordinalAlpha([[1, 1, 2, 2, 1, 2], [1, 1, 2, 2, 2, 1]].map((x) => Float64Array.from(x))).toFixed(6) // '0.666667'
 */
export function ordinalAlpha(items: readonly Column[]): number {
  const complete = completeCases(items);
  if (complete.length < 2) throw new NotEstimable('too_few_observations');
  const correlations = complete.map(() => new Array<number>(complete.length).fill(1));
  for (const [i, row] of correlations.entries())
    for (let j = 0; j < i; j++) {
      const r = polychoricCorrelation(complete[i] as Column, complete[j] as Column);
      row[j] = r;
      (correlations[j] as number[])[i] = r;
    }
  return alphaOfCorrelations(correlations).alpha;
}
