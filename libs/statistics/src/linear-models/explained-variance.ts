import { sumNthPowerDeviations } from 'simple-statistics';
import type { Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import type { LeastSquares } from './least-squares.js';

export interface ExplainedVariance {
  /** Share of the outcome's variance that the predictors account for, 0 to 1. */
  readonly r2: number;
  /** The same less what chance alone would account for; may be negative. */
  readonly adjusted: number;
}

/**
 * R² of an unweighted least-squares fit that has a constant among its predictors.
 *
 * @param outcome the column that was fitted, none missing
 * @throws NotEstimable `no_variance` when the outcome does not vary
 * @see Ezekiel 1930, Methods of Correlation Analysis, for the adjustment
 */
export function explainedVariance(fit: LeastSquares, outcome: Column): ExplainedVariance {
  const whole = sumNthPowerDeviations(Array.from(outcome), 2);
  if (isRounding(Math.sqrt(whole / fit.n), [outcome])) throw new NotEstimable('no_variance');
  const unexplained = (fit.df * fit.sigma ** 2) / whole;
  return {
    r2: finite(1 - unexplained),
    adjusted: finite(1 - (unexplained * (fit.n - 1)) / fit.df),
  };
}
