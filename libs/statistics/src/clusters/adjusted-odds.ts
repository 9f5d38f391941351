import { completeCases, type Column } from '../columns.js';
import type { Interval } from '../interval.js';
import { coefficientTest } from '../linear-models/coefficient-test.js';
import { constant } from '../linear-models/constant.js';
import { leastSquares, type LeastSquares } from '../linear-models/least-squares.js';
import { logisticRegression } from '../linear-models/logistic-regression.js';
import { normalTest } from '../linear-models/normal-test.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { columnMean } from '../numeric/sums.js';
import { clusterRobust } from './cluster-robust.js';

/** Ratio of two arms' odds of a yes, treatment over comparison, among those alike in the covariates. */
export interface AdjustedOdds {
  readonly n: number;
  readonly ratio: number;
  /** Standard error of the ratio's logarithm. */
  readonly logSe: number;
  /** Satterthwaite's; absent where the standard error is taken for known, as people are independent. */
  readonly df?: number;
  /** Two-sided, of a ratio of 1. */
  readonly p: number;
  /** On the scale of logarithms. */
  readonly interval: Interval;
}

/**
 * Adjusted odds ratio by logistic regression. People are taken as independent and the error is the likelihood's,
 * unless clusters are given: then it is CR2 of the last step of the fit, with Satterthwaite's degrees of freedom.
 *
 * @param outcome 1 for yes and 0 for no; NaN where missing; complete cases are used
 * @param treatment 1 in the treatment arm, 0 in the comparison arm
 * @param covariates columns as long as the outcome, none of them constant
 * @param cluster a number that names the centre or village at which arms were assigned
 * @throws NotEstimable `no_solution` when arm and covariates tell some yes and no apart wholly, as where an arm is all
 *   yes; `no_variance` when everybody says the same; `too_few_observations`; `collinear_predictors`; `not_finite`
 * @see McCullagh & Nelder 1989, Generalized Linear Models, 4.4; Bell & McCaffrey 2002, Survey Methodology 28:169
 * @example adjustedOdds(Float64Array.of(1, 1, 0, 1, 0, 0), Float64Array.of(1, 1, 1, 0, 0, 0), []).ratio.toFixed(6) // '4.000000'
 */
export function adjustedOdds(
  outcome: Column,
  treatment: Column,
  covariates: readonly Column[],
  cluster?: Column,
  level = 0.95,
): AdjustedOdds {
  const [y, arm, ...rest] = completeCases([
    outcome,
    treatment,
    ...covariates,
    ...(cluster ? [cluster] : []),
  ]) as [Column, Column, ...Column[]];
  const centre = cluster && (rest.pop() as Column);
  const predictors = [constant(y.length), arm, ...rest.map(centred)];
  const { coefficients, standardErrors, fitted } = logisticRegression(y, predictors);
  const log = coefficients[1] as number;
  if (!centre) {
    const { se, p, interval } = normalTest(log, standardErrors[1] as number, level);
    return { n: y.length, ratio: finite(Math.exp(log)), logSe: se, p, interval: exponentiated(interval) };
  }
  const robust = clusterRobust(lastStep(y, predictors, fitted), centre, 'CR2');
  const { se, df, p, interval } = coefficientTest(log, robust.standardErrors[1] as number, robust.df(1), level);
  return { n: y.length, ratio: finite(Math.exp(log)), logSe: se, df, p, interval: exponentiated(interval) };
}

/** The weighted least squares of which a logistic fit's last step consists; its residuals are Pearson's. */
function lastStep(outcome: Column, predictors: readonly Column[], fitted: Column): LeastSquares {
  const slopes = fitted.map((p) => p * (1 - p));
  if (!slopes.every((slope) => slope > 0)) throw new NotEstimable('no_solution');
  const working = fitted.map(
    (p, row) => Math.log(p / (1 - p)) + ((outcome[row] as number) - p) / (slopes[row] as number),
  );
  return leastSquares(working, predictors, slopes);
}

const exponentiated = ({ level, low, high }: Interval): Interval => ({
  level,
  low: Math.exp(low),
  high: finite(Math.exp(high)),
});

function centred(column: Column): Column {
  const middle = columnMean(column);
  return column.map((x) => x - middle);
}
