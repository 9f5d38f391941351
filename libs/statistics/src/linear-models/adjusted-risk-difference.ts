import { completeCases, type Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';
import { columnMean } from '../numeric/sums.js';
import { isRounding } from '../rounding.js';
import type { AdjustedDifference } from './ancova.js';
import { coefficientTest } from './coefficient-test.js';
import { constant } from './constant.js';
import { heteroscedasticErrors } from './heteroscedasticity.js';
import { leastSquares, type LeastSquares } from './least-squares.js';

/**
 * Difference of two arms' shares adjusted for covariates: least squares of a yes-or-no outcome, which has its own
 * variance at every share, so that errors are HC2. HC1 where a child alone determines a coefficient, as the only yes at
 * baseline does: HC2 has no figure for that child. People are independent.
 *
 * @param outcome two numbers, the larger for yes, such as 1 and 0 or 100 and 0; NaN where missing; complete cases are
 *   used
 * @param treatment 1 in the treatment arm, 0 in the comparison arm
 * @param covariates columns as long as the outcome, none of them constant
 * @throws NotEstimable `too_few_observations` when an arm has under 2 people; `collinear_predictors`; `no_variance`
 *   when nothing is left to chance
 * @see Angrist & Pischke 2009, Mostly Harmless Econometrics, 3.1; MacKinnon & White 1985, Journal of Econometrics 29:305
 * @example adjustedRiskDifference(Float64Array.of(1, 1, 0, 1, 0, 0), Float64Array.of(1, 1, 1, 0, 0, 0), []).estimate.toFixed(6) // '0.333333'
 */
export function adjustedRiskDifference(
  outcome: Column,
  treatment: Column,
  covariates: readonly Column[],
  level = 0.95,
): AdjustedDifference {
  const [y, arm, ...rest] = completeCases([outcome, treatment, ...covariates]) as [Column, Column, ...Column[]];
  const nTreatment = arm.filter((a) => a === 1).length;
  const nComparison = arm.length - nTreatment;
  if (nTreatment < 2 || nComparison < 2) throw new NotEstimable('too_few_observations');
  const fit = leastSquares(y, [constant(y.length), arm, ...rest.map(centred)]);
  if (isRounding(fit.sigma, [y])) throw new NotEstimable('no_variance');
  const se = errorsOf(fit)[1] as number;
  return {
    n: fit.n,
    nTreatment,
    nComparison,
    ...coefficientTest(fit.coefficients[1] as number, se, fit.df, level),
  };
}

function errorsOf(fit: LeastSquares): number[] {
  try {
    return heteroscedasticErrors(fit, 'HC2');
  } catch (error) {
    if (error instanceof NotEstimable && error.reason === 'no_variance')
      return heteroscedasticErrors(fit, 'HC1');
    throw error;
  }
}

function centred(column: Column): Column {
  const middle = columnMean(column);
  return column.map((x) => x - middle);
}
