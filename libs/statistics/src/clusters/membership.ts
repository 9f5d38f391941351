import type { Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';

/**
 * The rows of each cluster, clusters in the order in which they first appear.
 *
 * @param cluster a number a row that names its cluster, none missing
 * @param least fewest clusters that the caller can work with
 * @throws NotEstimable `too_few_observations` under `least` clusters
 * @example clusterRows(Float64Array.of(7, 3, 7)) // [[0, 2], [1]]
 */
export function clusterRows(cluster: Column, least = 2): readonly (readonly number[])[] {
  const rows = new Map<number, number[]>();
  for (const [row, name] of cluster.entries()) {
    const others = rows.get(name);
    if (others) others.push(row);
    else rows.set(name, [row]);
  }
  if (rows.size < least) throw new NotEstimable('too_few_observations');
  return [...rows.values()];
}
