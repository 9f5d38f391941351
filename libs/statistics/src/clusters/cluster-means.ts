import { mean } from 'simple-statistics';
import { completeCases, type Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';
import { clusterRows } from './membership.js';

export interface ClusterMeans {
  readonly treatment: readonly number[];
  readonly comparison: readonly number[];
}

/**
 * The mean outcome of each cluster, by the arm of the whole cluster: each cluster counts once, whatever its size.
 *
 * @param outcome one number a child; NaN where missing; complete cases are used
 * @param treatment 1 or 0, the same for all of a cluster
 * @param cluster a number that names the cluster
 * @throws NotEstimable `too_few_observations` when an arm has no cluster; `collinear_predictors` when a cluster is in
 *   both arms
 * @example clusterMeans(Float64Array.of(1, 3, 9), Float64Array.of(1, 1, 0), Float64Array.of(5, 5, 6)).treatment // [2]
 */
export function clusterMeans(outcome: Column, treatment: Column, cluster: Column): ClusterMeans {
  const [y, arm, centre] = completeCases([outcome, treatment, cluster]) as [Column, Column, Column];
  const means: { treatment: number[]; comparison: number[] } = { treatment: [], comparison: [] };
  for (const rows of clusterRows(centre)) {
    const treated = arm[rows[0] as number] === 1;
    if (rows.some((row) => (arm[row] === 1) !== treated)) throw new NotEstimable('collinear_predictors');
    means[treated ? 'treatment' : 'comparison'].push(mean(rows.map((row) => y[row] as number)));
  }
  if (means.treatment.length === 0 || means.comparison.length === 0)
    throw new NotEstimable('too_few_observations');
  return means;
}
