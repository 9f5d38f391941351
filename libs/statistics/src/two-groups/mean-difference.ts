import type { Column } from '../columns.js';
import { coefficientTest, type CoefficientTest } from '../linear-models/coefficient-test.js';
import { NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { describeSample } from './describe.js';

/**
 * Difference of two groups' means, treatment minus comparison, with Welch's t: each group has its own variance.
 *
 * @param treatment,comparison one number a child; NaN where missing; those that are there are used
 * @throws NotEstimable `too_few_observations` under 2 children in a group; `no_variance` when nobody differs within
 *   either group; `not_finite`
 * @see Welch 1947, Biometrika 34:28
 * @example welchDifference(Float64Array.of(3, 5), Float64Array.of(1, 3)).estimate // 2
 */
export function welchDifference(treatment: Column, comparison: Column, level = 0.95): CoefficientTest {
  const [a, b] = [describeSample(treatment), describeSample(comparison)];
  if (isRounding(Math.max(a.sd, b.sd), [treatment, comparison])) throw new NotEstimable('no_variance');
  const [u, v] = [a.sd ** 2 / a.n, b.sd ** 2 / b.n];
  const df = (u + v) ** 2 / (u ** 2 / (a.n - 1) + v ** 2 / (b.n - 1));
  return coefficientTest(a.mean - b.mean, Math.sqrt(u + v), df, level);
}

/**
 * Difference of two groups' means, treatment minus comparison, with Student's t: both groups have one variance.
 *
 * @param treatment,comparison one number a child; NaN where missing; those that are there are used
 * @throws NotEstimable `too_few_observations` under 2 children in a group; `no_variance` when nobody differs within
 *   either group; `not_finite`
 * @see Student 1908, Biometrika 6:1
 * @example studentDifference(Float64Array.of(3, 5), Float64Array.of(1, 3)).df // 2
 */
export function studentDifference(treatment: Column, comparison: Column, level = 0.95): CoefficientTest {
  const [a, b] = [describeSample(treatment), describeSample(comparison)];
  const sd = pooledStandardDeviation(treatment, comparison);
  return coefficientTest(a.mean - b.mean, sd * Math.sqrt(1 / a.n + 1 / b.n), a.n + b.n - 2, level);
}

/**
 * The standard deviation that two groups share, each child's deviation taken from its own group's mean.
 *
 * @throws NotEstimable `too_few_observations` under 2 children in a group; `no_variance` when nobody differs within
 *   either group; `not_finite`
 * @example pooledStandardDeviation(Float64Array.of(1, 3), Float64Array.of(5, 7)).toFixed(6) // '1.414214'
 */
export function pooledStandardDeviation(treatment: Column, comparison: Column): number {
  const [a, b] = [describeSample(treatment), describeSample(comparison)];
  const sd = Math.sqrt(((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / (a.n + b.n - 2));
  if (isRounding(sd, [treatment, comparison])) throw new NotEstimable('no_variance');
  return sd;
}
