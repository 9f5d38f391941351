import { completeCases, type Column } from '../columns.js';
import { coefficientTest, type CoefficientTest } from '../linear-models/coefficient-test.js';
import { constant } from '../linear-models/constant.js';
import { leastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';
import { isRounding, toNineDecimals } from '../rounding.js';
import { clusterRobust } from './cluster-robust.js';

export interface ClusteredDominance extends CoefficientTest {
  readonly n: number;
  readonly clusters: number;
}

/**
 * Cliff's delta with children of a cluster alike: how often a treated child is higher than a comparison child, less how
 * often it is lower, over all pairs. Each child counts by the share of the other arm that it is above, less the share
 * that it is below; least squares of these numbers on arm, with CR2 errors and Satterthwaite's degrees of freedom, has
 * the error of delta. Clusters may hold both arms. Of independent children the error is DeLong's.
 *
 * @param outcome one number a child, of which only the order counts; NaN where missing; complete cases are compared after
 *   rounding to 9 decimals
 * @param treatment 1 in the treatment arm, 0 in the comparison arm
 * @param cluster a number that names the centre or village
 * @returns delta as the estimate, −1 to 1
 * @throws NotEstimable `too_few_observations` under 2 children in an arm or 2 clusters; `no_variance` when all are equal
 *   or the arms do not overlap; `lengths_differ`; `not_finite`
 * @see Cliff 1993, Psychological Bulletin 114:494; DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837; Obuchowski
 *   1997, Biometrics 53:567
 * @example clusteredDominance(Float64Array.of(1, 3, 4, 2, 1, 3), Float64Array.of(1, 1, 1, 0, 0, 0), Float64Array.of(1, 2, 3, 4, 5, 6)).estimate.toFixed(6) // '0.333333'
 */
export function clusteredDominance(
  outcome: Column,
  treatment: Column,
  cluster: Column,
  level = 0.95,
): ClusteredDominance {
  const [y, arm, centre] = completeCases([outcome, treatment, cluster]) as [Column, Column, Column];
  const armAt = (which: boolean) =>
    y
      .filter((_, row) => (arm[row] === 1) === which)
      .map(toNineDecimals)
      .sort();
  const [treated, compared] = [armAt(true), armAt(false)];
  if (treated.length < 2 || compared.length < 2) throw new NotEstimable('too_few_observations');
  const placements = y.map((x, row) => placed(toNineDecimals(x), arm[row] === 1 ? compared : treated));
  const fit = leastSquares(placements, [constant(y.length), arm]);
  if (isRounding(fit.sigma, [constant(1)])) throw new NotEstimable('no_variance');
  const { clusters, standardErrors, df } = clusterRobust(fit, centre, 'CR2');
  // The arms' means are delta and −delta, and what moves delta moves their difference by as much.
  const delta = (fit.coefficients[1] as number) / 2;
  return {
    n: y.length,
    clusters,
    ...coefficientTest(delta, standardErrors[1] as number, df(1), level),
  };
}

/** The share of sorted numbers below x, less the share above. */
function placed(x: number, sorted: Column): number {
  const below = countBelow(sorted, (other) => other < x);
  const upTo = countBelow(sorted, (other) => other <= x);
  return (below + upTo - sorted.length) / sorted.length;
}

/** How many of the first numbers hold; those that hold come first. */
function countBelow(sorted: Column, holds: (x: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
