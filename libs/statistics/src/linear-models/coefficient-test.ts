import { finite, NotEstimable } from '../not-estimable.js';
import { symmetric, type Interval } from '../interval.js';
import { studentCritical, studentTwoSided } from '../distributions/student-t.js';

export interface CoefficientTest {
  readonly estimate: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  readonly interval: Interval;
}

/**
 * Student's t of an estimate with its standard error, against zero.
 *
 * @param df degrees of freedom, above 0, not necessarily whole
 * @param level confidence level of the interval
 * @throws NotEstimable `no_variance` when the standard error is zero; `not_finite`
 * @example coefficientTest(2, 1, 10).t // 2
 */
export function coefficientTest(estimate: number, se: number, df: number, level = 0.95): CoefficientTest {
  if (se === 0) throw new NotEstimable('no_variance');
  const t = finite(estimate / se);
  const margin = finite(studentCritical(level, df) * se);
  return {
    estimate,
    se,
    t,
    df,
    p: studentTwoSided(t, df),
    interval: symmetric(estimate, margin, level),
  };
}
