import { mean, standardDeviation } from 'simple-statistics';
import { finite, NotEstimable } from '../not-estimable.js';

export interface DesignEffect {
  /** Kish's factor for clusters of the mean size. */
  readonly byMeanSize: number;
  /** For clusters of unequal sizes, each child counting the same. */
  readonly bySizes: number;
  /** Children drawn one by one that would tell as much, by the factor for the mean size. */
  readonly effectiveN: number;
  /** Standard deviation of the sizes divided by their mean. */
  readonly sizeVariation: number;
}

/**
 * By how much clusters swell the variance of a mean, against the same number of children drawn one by one.
 *
 * @param sizes children a cluster, each at least 1
 * @param icc intraclass correlation of the outcome
 * @throws NotEstimable `too_few_observations` without clusters; `not_finite`
 * @see Kish 1965, Survey Sampling, 5.4; Eldridge, Ashby & Kerry 2006, International Journal of Epidemiology 35:1292
 * @example designEffect([21, 21], 0.05).byMeanSize // 2
 */
export function designEffect(sizes: readonly number[], icc: number): DesignEffect {
  if (sizes.length === 0) throw new NotEstimable('too_few_observations');
  const size = mean([...sizes]);
  const sizeVariation = finite(standardDeviation([...sizes]) / size);
  const byMeanSize = finite(1 + (size - 1) * icc);
  return {
    byMeanSize,
    bySizes: finite(1 + ((sizeVariation ** 2 + 1) * size - 1) * icc),
    effectiveN: finite((sizes.length * size) / byMeanSize),
    sizeVariation,
  };
}
