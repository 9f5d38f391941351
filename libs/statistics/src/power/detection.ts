import { noncentralStudentProbability } from '../distributions/noncentral-t.js';
import { normalQuantile } from '../distributions/normal.js';
import { studentCritical, studentQuantile } from '../distributions/student-t.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { root } from '../numeric/root.js';

/** What a study is to be able to do. */
export interface PowerGoal {
  /** Two-sided level of significance, above 0 and below `power`. */
  readonly alpha: number;
  /** Probability of a significant result when the effect is there; below 1. */
  readonly power: number;
}

/**
 * How the smallest detectable effect is found.
 *
 * | method         | power is counted                                                                   |
 * |----------------|------------------------------------------------------------------------------------|
 * | `noncentral-t` | in both tails of the noncentral t: exact                                           |
 * | `near-tail`    | in the effect's own direction only, as R's power.t.test does unless told otherwise |
 * | `t-sum`        | by the sum of two quantiles of t: Bloom's multiplier, half a per cent from exact where df is 6 or more and power 0.8 |
 * | `normal`       | by the sum of two normal quantiles: too small an effect where freedom is short     |
 */
export type DetectionMethod = 'noncentral-t' | 'near-tail' | 't-sum' | 'normal';

/** How precisely a design will estimate its effect. */
export interface Precision {
  /** Standard error of the effect, in the standard deviations that the effect is measured in. */
  readonly se: number;
  readonly df: number;
}

/** The share of s, the estimated standard deviation over the true one, that lies further out is under 1e-9. */
const WIDEST = 7;

/**
 * The smallest true effect that a design detects with the power asked for, in the units of its standard error.
 *
 * @throws NotEstimable `too_few_observations` under one degree of freedom; `no_solution` when `alpha` is not above 0,
 *   or `power` not between `alpha` and 1; `not_finite`
 * @see Bloom 1995, Evaluation Review 19:547
 * @example detectableEffect({ se: 0.1, df: 98 }, { alpha: 0.05, power: 0.8 }).toFixed(4) // '0.2829'
 */
export const detectableEffect = (
  { se, df }: Precision,
  goal: PowerGoal,
  method: DetectionMethod = 'noncentral-t',
): number => se * detectableMultiple(goal, df, method);

/**
 * How many of its standard errors an effect must measure to be detected.
 *
 * @param df degrees of freedom of the t test, 1 or more, not necessarily whole
 * @throws NotEstimable as `detectableEffect`
 * @see Bloom 1995, Evaluation Review 19:547
 * @example detectableMultiple({ alpha: 0.05, power: 0.8 }, 18, 't-sum').toFixed(6) // '2.962971'
 */
export function detectableMultiple(
  { alpha, power }: PowerGoal,
  df: number,
  method: DetectionMethod = 'noncentral-t',
): number {
  if (!(df >= 1)) throw new NotEstimable('too_few_observations');
  if (!(alpha > 0 && alpha < power && power < 1)) throw new NotEstimable('no_solution');
  switch (method) {
    case 'normal':
      return finite(normalQuantile(alpha / 2, 'upper') + normalQuantile(power));
    case 't-sum':
      return finite(studentCritical(1 - alpha, df) + studentQuantile(power, df));
    default: {
      const beyond = WIDEST * (studentCritical(1 - alpha, df) + WIDEST);
      return root((multiple) => powerOf(multiple, df, alpha, method) - power, 0, beyond);
    }
  }
}

/**
 * The probability that a two-sided t test finds an effect significant.
 *
 * @param multiple the true effect in standard errors of its estimate
 * @param df degrees of freedom of the test, 1 or more
 * @param tails `noncentral-t` counts significance in either direction, `near-tail` in the effect's own
 * @throws NotEstimable `not_finite`
 * @see Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, 2
 * @example powerOf(0, 20, 0.05).toFixed(9) // '0.050000000'
 */
export function powerOf(
  multiple: number,
  df: number,
  alpha: number,
  tails: 'noncentral-t' | 'near-tail' = 'noncentral-t',
): number {
  const critical = studentCritical(1 - alpha, df);
  const near = noncentralStudentProbability(critical, df, Math.abs(multiple), 'upper');
  if (tails === 'near-tail') return near;
  return near + noncentralStudentProbability(-critical, df, Math.abs(multiple), 'lower');
}
