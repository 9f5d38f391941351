import { completeCases, type Column } from '../columns.js';
import { coefficientTest, type CoefficientTest } from '../linear-models/coefficient-test.js';
import { constant } from '../linear-models/constant.js';
import { leastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';
import { columnMean } from '../numeric/sums.js';
import { isRounding } from '../rounding.js';
import { clusterDesign, clusterRobustIn, type ClusterDesign } from './cluster-robust.js';
import { clusterPlaces } from './membership.js';

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
  return clusteredDifferences(arm, rest, centre, level)(y);
}

/**
 * The same of one outcome after the other; what rests on arms, covariates and clusters alone is worked out once.
 *
 * @param arm,covariates,centre as `clusteredDifference` takes them, none missing
 * @returns of outcomes without gaps
 * @throws NotEstimable as `clusteredDifference`, here or for an outcome
 */
export function clusteredDifferences(
  arm: Column,
  covariates: readonly Column[],
  centre: Column,
  level = 0.95,
): (outcome: Column) => ClusteredDifference {
  const nTreatment = countOnes(arm);
  const nComparison = arm.length - nTreatment;
  if (nTreatment < 2 || nComparison < 2) throw new NotEstimable('too_few_observations');
  const [clustersTreatment, clustersComparison] = clustersHolding(arm, centre);
  if (clustersTreatment === 1 && clustersComparison === 1) throw new NotEstimable('too_few_observations');
  const predictors = [constant(arm.length), arm, ...covariates.map(centred)];
  let design: ClusterDesign | undefined;
  return (outcome) => {
    const fit = leastSquares(outcome, predictors);
    if (isRounding(fit.sigma, [outcome])) throw new NotEstimable('no_variance');
    design ??= clusterDesign(fit, centre, 'CR2');
    const { clusters, standardErrors, df } = clusterRobustIn(design, fit);
    return {
      n: fit.n,
      nTreatment,
      nComparison,
      clusters,
      clustersTreatment,
      clustersComparison,
      ...coefficientTest(fit.coefficients[1] as number, standardErrors[1] as number, df(1), level),
    };
  };
}

type Columns = [Column, Column, Column, ...Column[]];

function countOnes(arm: Column): number {
  let count = 0;
  for (const a of arm) if (a === 1) count++;
  return count;
}

/** How many clusters hold a child of the treatment arm, and how many one of the comparison arm. */
function clustersHolding(arm: Column, cluster: Column): [treatment: number, comparison: number] {
  const { clusters, places } = clusterPlaces(cluster);
  const holding = [new Uint8Array(clusters), new Uint8Array(clusters)] as const;
  for (let row = 0; row < places.length; row++) holding[arm[row] === 1 ? 0 : 1][places[row] as number] = 1;
  const [treatment, comparison] = holding.map((clustersOf) => clustersOf.reduce((sum, one) => sum + one, 0));
  return [treatment as number, comparison as number];
}

function centred(column: Column): Column {
  const middle = columnMean(column);
  return column.map((x) => x - middle);
}
