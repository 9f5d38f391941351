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

/** Names that are whole numbers under this, as sites' are, are looked up in a table and not in a map. */
const NUMBERED = 4096;

/** Where each row belongs, clusters counted in the order in which they first appear. */
export interface ClusterPlaces {
  readonly clusters: number;
  /** From 0, one a row. */
  readonly places: Int32Array;
}

/**
 * The place of each row's cluster among the clusters.
 *
 * @param cluster a number a row that names its cluster, none missing
 * @throws NotEstimable `too_few_observations` under 2 clusters
 * @example [...clusterPlaces(Float64Array.of(7, 3, 7)).places] // [0, 1, 0]
 */
export function clusterPlaces(cluster: Column): ClusterPlaces {
  const rows = cluster.length;
  const known = new Map<number, number>();
  const numbered = new Int32Array(NUMBERED);
  const places = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const name = cluster[row] as number;
    const number = name >>> 0;
    const isNumbered = number === name && number < NUMBERED;
    let count = isNumbered ? (numbered[number] as number) : (known.get(name) ?? 0);
    if (count === 0) {
      count = known.size + 1;
      known.set(name, count);
      if (isNumbered) numbered[number] = count;
    }
    places[row] = count - 1;
  }
  if (known.size < 2) throw new NotEstimable('too_few_observations');
  return { clusters: known.size, places };
}

/**
 * For each cluster, the sum of the products of two columns over its rows.
 *
 * @param a,b a number a row, none missing
 * @example [...clusterProducts({ clusters: 2, places: Int32Array.of(0, 1, 0) }, Float64Array.of(1, 2, 3), Float64Array.of(1, 1, 2))] // [7, 2]
 */
export function clusterProducts({ clusters, places }: ClusterPlaces, a: Column, b: Column): Column {
  const sums = new Float64Array(clusters);
  addProducts(sums, places, a, b);
  return sums;
}

/**
 * Adds the products of two columns to the sums of the rows' clusters.
 *
 * @param sums one a cluster, in place
 * @param places where each row belongs
 * @param a,b a number a row, none missing
 * @example ((sums) => (addProducts(sums, Int32Array.of(0, 1, 0), Float64Array.of(1, 2, 3), Float64Array.of(1, 1, 2)), [...sums]))(new Float64Array(2)) // [7, 2]
 */
export function addProducts(sums: Column, places: Int32Array, a: Column, b: Column): void {
  const rows = places.length;
  for (let row = 0; row < rows; row++) {
    const place = places[row] as number;
    sums[place] = (sums[place] as number) + (a[row] as number) * (b[row] as number);
  }
}
