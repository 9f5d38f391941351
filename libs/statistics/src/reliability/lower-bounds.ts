import { completeCases, type Column } from '../columns.js';
import {
  correlationMatrix,
  covarianceMatrix,
  pairwiseCovarianceMatrix,
  type SymmetricMatrix,
} from '../descriptives/covariance.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { totals } from './alpha.js';

/**
 * Alpha of items brought to equal variances: what it would be if the items' units meant nothing.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered; complete rows are used
 * @throws NotEstimable `too_few_observations` under 2 items or 2 complete rows; `no_variance` when an item is constant
 * @see Cronbach 1951, Psychometrika 16:297
 * @example standardizedAlpha([Float64Array.of(1, 2, 3), Float64Array.of(10, 20, 30)]).alpha.toFixed(9) // '1.000000000'
 */
export function standardizedAlpha(items: readonly Column[]): { alpha: number; meanCorrelation: number } {
  if (items.length < 2) throw new NotEstimable('too_few_observations');
  return alphaOfCorrelations(correlationMatrix(items));
}

/** Alpha of a correlation matrix, whatever kind of correlation it holds, and the mean of its correlations. */
export function alphaOfCorrelations(correlations: SymmetricMatrix): { alpha: number; meanCorrelation: number } {
  const k = correlations.length;
  const meanCorrelation = (sumOf(correlations) - traceOf(correlations)) / (k * (k - 1));
  return { alpha: finite((k * meanCorrelation) / (1 + (k - 1) * meanCorrelation)), meanCorrelation };
}

/**
 * Raw alpha from covariances over the rows of each pair of items, which is what psych::alpha prints.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered
 * @throws NotEstimable `too_few_observations` under 2 items, or 2 rows of a pair; `no_variance` when the covariances add up to nothing
 * @see Revelle, psych for R, use = "pairwise"
 * @example pairwiseAlpha([Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)]) // 1
 */
export function pairwiseAlpha(items: readonly Column[]): number {
  const k = items.length;
  if (k < 2) throw new NotEstimable('too_few_observations');
  const covariances = pairwiseCovarianceMatrix(items);
  const all = sumOf(covariances);
  if (!(all > 1e-13 * traceOf(covariances))) throw new NotEstimable('no_variance');
  return finite((k / (k - 1)) * (1 - traceOf(covariances) / all));
}

/**
 * Guttman's second lower bound of reliability, never under alpha.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered; complete rows are used
 * @throws NotEstimable `too_few_observations` under 2 items or 2 complete rows; `no_variance` when all totals are equal, but for rounding
 * @see Guttman 1945, Psychometrika 10:255
 * @example guttmanLambda2([Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)]) // 1
 */
export function guttmanLambda2(items: readonly Column[]): number {
  const complete = completeCases(items);
  const k = complete.length;
  requireSpread(complete);
  const covariances = covarianceMatrix(complete);
  const all = sumOf(covariances);
  const squares = covariances.reduce(
    (sum, row, i) => sum + row.reduce((s, v, j) => s + (i === j ? 0 : v * v), 0),
    0,
  );
  return finite((all - traceOf(covariances) + Math.sqrt((k / (k - 1)) * squares)) / all);
}

export interface SplitHalf {
  /** Correlation of the two halves' totals. */
  readonly r: number;
  readonly spearmanBrown: number;
  /** Guttman's λ4 of this split, which lets the halves' variances differ. */
  readonly guttmanLambda4: number;
}

/**
 * Reliability from the first, third … item against the second, fourth …, in the order given.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered; complete rows are used
 * @throws NotEstimable `too_few_observations` under 2 items or 2 complete rows; `no_variance` when a half does not vary
 * @see Spearman 1910 and Brown 1910, British Journal of Psychology 3; Guttman 1945, Psychometrika 10:255
 * @example splitHalf([Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)]).guttmanLambda4 // 1
 */
export function splitHalf(items: readonly Column[]): SplitHalf {
  const complete = completeCases(items);
  requireSpread(complete);
  const halves = [0, 1].map((half) => totals(complete.filter((_, i) => i % 2 === half)));
  const r = correlationMatrix(halves)[0]?.[1] as number;
  const covariances = covarianceMatrix(halves);
  return {
    r,
    spearmanBrown: finite((2 * r) / (1 + r)),
    guttmanLambda4: finite(2 * (1 - traceOf(covariances) / sumOf(covariances))),
  };
}

function requireSpread(complete: readonly Column[]): void {
  if (complete.length < 2 || (complete[0]?.length ?? 0) < 2) throw new NotEstimable('too_few_observations');
  const spread = covarianceMatrix([totals(complete)])[0]?.[0] as number;
  if (isRounding(Math.sqrt(spread), complete)) throw new NotEstimable('no_variance');
}

const traceOf = (m: SymmetricMatrix) => m.reduce((sum, row, i) => sum + (row[i] as number), 0);
const sumOf = (m: SymmetricMatrix) => m.reduce((sum, row) => sum + row.reduce((s, v) => s + v, 0), 0);
