import { completeCases, type Column } from '../columns.js';
import { correlationMatrix, covarianceMatrix } from '../descriptives/covariance.js';
import { NotEstimable } from '../not-estimable.js';
import { cronbachAlpha, totals } from './alpha.js';

export interface ItemStatistics {
  readonly mean: number;
  readonly sd: number;
  /** Correlation with the total of the other items; null where either does not vary. */
  readonly restCorrelation: number | null;
  /** Correlation with the total, itself included: never to be read as evidence for the item. */
  readonly totalCorrelation: number | null;
  /** Alpha of the other items; null with fewer than two of them, or where their total does not vary. */
  readonly alphaIfDeleted: number | null;
}

/**
 * How each item of a scale hangs together with the others.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered; complete rows are used
 * @returns one record an item, in the order given
 * @throws NotEstimable `too_few_observations` under 2 items or 2 complete rows; `not_finite`; `lengths_differ`
 * @see Nunnally & Bernstein 1994, Psychometric Theory, chapter 8
 * @example itemAnalysis([Float64Array.of(1, 2, 3), Float64Array.of(2, 3, 5)])[0]?.mean // 2
 */
export function itemAnalysis(items: readonly Column[]): ItemStatistics[] {
  const complete = completeCases(items);
  if (complete.length < 2) throw new NotEstimable('too_few_observations');
  const covariances = covarianceMatrix(complete);
  const total = totals(complete);
  return complete.map((item, i) => {
    const others = complete.filter((_, j) => j !== i);
    return {
      mean: item.reduce((sum, x) => sum + x, 0) / item.length,
      sd: Math.sqrt(covariances[i]?.[i] as number),
      restCorrelation: orNull(() => correlationMatrix([item, totals(others)])[0]?.[1] as number),
      totalCorrelation: orNull(() => correlationMatrix([item, total])[0]?.[1] as number),
      alphaIfDeleted: orNull(() => cronbachAlpha(others).alpha),
    };
  });
}

function orNull(figure: () => number): number | null {
  try {
    return figure();
  } catch (error) {
    if (error instanceof NotEstimable) return null;
    throw error;
  }
}
