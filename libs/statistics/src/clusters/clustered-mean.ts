import { completeCases, type Column } from '../columns.js';
import { coefficientTest, type CoefficientTest } from '../linear-models/coefficient-test.js';
import { constant } from '../linear-models/constant.js';
import { leastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { clusterRobust } from './cluster-robust.js';

export interface ClusteredMean extends CoefficientTest {
  readonly n: number;
  readonly clusters: number;
}

/**
 * The mean over children of whom those of one cluster may be alike, with CR2 standard error and Satterthwaite degrees
 * of freedom. Of changes, it is the mean change. With clusters of one size it is Student's t of the clusters' means.
 *
 * @param outcome one number a child, in any unit; NaN where missing; complete cases are used
 * @param cluster a number that names the centre or village of the child
 * @param level confidence level of the interval
 * @throws NotEstimable `too_few_observations` under 2 clusters; `no_variance` when all are the same, or all clusters'
 *   means; `not_finite`; `lengths_differ`
 * @see Bell & McCaffrey 2002, Survey Methodology 28:169
 * @example clusteredMean(Float64Array.of(1, 3, 4, 8), Float64Array.of(7, 7, 9, 9)).estimate // 4
 */
export function clusteredMean(outcome: Column, cluster: Column, level = 0.95): ClusteredMean {
  const [y, centre] = completeCases([outcome, cluster]) as [Column, Column];
  if (new Set(centre).size < 2) throw new NotEstimable('too_few_observations');
  const fit = leastSquares(y, [constant(y.length)]);
  if (isRounding(fit.sigma, [y])) throw new NotEstimable('no_variance');
  const { clusters, standardErrors, df } = clusterRobust(fit, centre, 'CR2');
  const [se, degrees] = [standardErrors[0] as number, df(0)];
  if (isRounding(se, [y])) throw new NotEstimable('no_variance');
  return {
    n: fit.n,
    clusters,
    ...coefficientTest(fit.coefficients[0] as number, se, degrees, level),
  };
}
