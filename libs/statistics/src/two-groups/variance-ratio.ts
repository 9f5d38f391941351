import type { Column } from '../columns.js';
import { fProbability } from '../distributions/f.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { describeSample } from './describe.js';

export interface VarianceRatio {
  /** Treatment's variance divided by comparison's. */
  readonly ratio: number;
  /** Two-sided, by F; sensitive to distributions that are not normal. */
  readonly p: number;
}

/**
 * Whether two groups spread alike.
 *
 * @param treatment,comparison one number a child; NaN where missing; those that are there are used
 * @throws NotEstimable `too_few_observations` under 2 children in a group; `no_variance` when nobody differs within a
 *   group; `not_finite`
 * @see Snedecor & Cochran 1967, Statistical Methods, 4.15
 * @example varianceRatio(Float64Array.of(1, 5), Float64Array.of(1, 3)).ratio.toFixed(6) // '4.000000'
 */
export function varianceRatio(treatment: Column, comparison: Column): VarianceRatio {
  const [a, b] = [describeSample(treatment), describeSample(comparison)];
  if (isRounding(a.sd, [treatment]) || isRounding(b.sd, [comparison])) throw new NotEstimable('no_variance');
  const ratio = finite((a.sd / b.sd) ** 2);
  const side = (tail: 'lower' | 'upper') => fProbability(ratio, a.n - 1, b.n - 1, tail);
  return { ratio, p: Math.min(1, 2 * Math.min(side('lower'), side('upper'))) };
}
