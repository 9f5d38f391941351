import { completeCases, type Column } from '../columns.js';
import { coefficientTest, type CoefficientTest } from '../linear-models/coefficient-test.js';
import { constant } from '../linear-models/constant.js';
import { leastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';
import { columnMean } from '../numeric/sums.js';
import { isRounding } from '../rounding.js';
import { clusterRobust } from './cluster-robust.js';

export interface ClusteredDifference extends CoefficientTest {
  readonly n: number;
  readonly nTreatment: number;
  readonly nComparison: number;
  readonly clusters: number;
  /** Clusters that hold a child of the arm; one may hold both. */
  readonly clustersTreatment: number;
  readonly clustersComparison: number;
}

/**
 * Difference of two arms adjusted for covariates, treatment minus comparison, with CR2 standard error and
 * Satterthwaite degrees of freedom. With baseline among the covariates it is an ANCOVA; with changes as the outcome
 * it is a difference in differences.
 *
 * @param outcome one number a child; NaN where missing; complete cases are used
 * @param treatment 1 in the treatment arm, 0 in the comparison arm
 * @param covariates columns as long as the outcome, none of them constant
 * @param cluster a number that names the centre or village at which arms were assigned
 * @throws NotEstimable `too_few_observations` when an arm has under 2 children, or each arm is one cluster;
 *   `collinear_predictors`; `no_variance` when nothing is left to chance
 * @see Bell & McCaffrey 2002, Survey Methodology 28:169
 */
export function clusteredDifference(
  outcome: Column,
  treatment: Column,
  covariates: readonly Column[],
  cluster: Column,
  level = 0.95,
): ClusteredDifference {
  const [y, arm, centre, ...rest] = completeCases([outcome, treatment, cluster, ...covariates]) as Columns;
  const nTreatment = arm.filter((a) => a === 1).length;
  const nComparison = arm.length - nTreatment;
  if (nTreatment < 2 || nComparison < 2) throw new NotEstimable('too_few_observations');
  const holding = (a: number) => new Set(centre.filter((_, row) => (arm[row] === 1) === (a === 1))).size;
  const [clustersTreatment, clustersComparison] = [holding(1), holding(0)];
  if (clustersTreatment === 1 && clustersComparison === 1) throw new NotEstimable('too_few_observations');
  const fit = leastSquares(y, [constant(y.length), arm, ...rest.map(centred)]);
  if (isRounding(fit.sigma, [y])) throw new NotEstimable('no_variance');
  const { clusters, standardErrors, df } = clusterRobust(fit, centre, 'CR2');
  return {
    n: fit.n,
    nTreatment,
    nComparison,
    clusters,
    clustersTreatment,
    clustersComparison,
    ...coefficientTest(fit.coefficients[1] as number, standardErrors[1] as number, df[1] as number, level),
  };
}

type Columns = [Column, Column, Column, ...Column[]];

function centred(column: Column): Column {
  const middle = columnMean(column);
  return column.map((x) => x - middle);
}
