import { chiSquareProbability } from '../distributions/chi-square.js';
import { NotEstimable } from '../not-estimable.js';
import type { LogisticRegression } from './logistic-regression.js';

export interface LikelihoodRatio {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Whether a logistic regression fits better than one with some of its predictors only, beyond chance.
 *
 * @param fit,simpler of the same outcome
 * @throws NotEstimable `no_solution` when `simpler` has as many predictors; `lengths_differ` when rows do
 * @see Wilks 1938, Annals of Mathematical Statistics 9:60
 */
export function likelihoodRatio(fit: LogisticRegression, simpler: LogisticRegression): LikelihoodRatio {
  if (fit.n !== simpler.n) throw new NotEstimable('lengths_differ');
  const df = fit.coefficients.length - simpler.coefficients.length;
  if (df < 1) throw new NotEstimable('no_solution');
  const statistic = Math.max(0, 2 * (fit.logLikelihood - simpler.logLikelihood));
  return { statistic, df, p: chiSquareProbability(statistic, df, 'upper') };
}
