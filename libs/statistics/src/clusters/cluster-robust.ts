import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import type { FittedRows } from '../linear-models/factored.js';
import type { LeastSquares } from '../linear-models/least-squares.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { addProducts, clusterPlaces, type ClusterPlaces } from './membership.js';

/** How residuals within a cluster are made larger; see `clusterRobust`. */
export type ClusterCorrection = 'CR0' | 'CR1' | 'CR1S' | 'CR2' | 'CR3';

export interface ClusterRobust {
  readonly clusters: number;
  /** One a coefficient. */
  readonly standardErrors: readonly number[];
  /**
   * Degrees of freedom of a coefficient, worked out when they are asked for: Satterthwaite's for CR2 and CR3,
   * clusters − 1 for the others.
   *
   * @throws NotEstimable `no_variance` when no cluster's residuals count
   */
  readonly df: (coefficient: number) => number;
}

/** What clusters make of the predictors of a fit: the same for every outcome of the same rows. */
export interface ClusterDesign {
  readonly places: ClusterPlaces;
  readonly kind: ClusterCorrection;
  /** Nothing where residuals are taken as they are. */
  readonly parts: readonly Part[] | undefined;
  readonly df: ClusterRobust['df'];
}

/** A share of a cluster's residuals that the fit leaves no room for. */
const FULL_LEVERAGE = 1 - 1e-12;

/**
 * Standard errors that let rows of one cluster depend on each other in any way; clusters are independent.
 *
 * | kind | a cluster's residuals e are taken as                            |
 * |------|------------------------------------------------------------------|
 * | CR0  | e                                                                |
 * | CR1  | e · √(G/(G−1))                                                   |
 * | CR1S | e · √(G/(G−1) · (n−1)/(n−k)), Stata's vce(cluster)               |
 * | CR2  | (I − H)^−½ e, unbiased when rows are in truth independent        |
 * | CR3  | (I − H)^−1 e, close to the jackknife                             |
 *
 * With Q from the fit, H of a cluster is Q_g Q_g′, so that (I − H)^−½ Q_g = Q_g (I − Q_g′Q_g)^−½: no matrix larger
 * than k by k is decomposed.
 *
 * @param cluster a number a row that names its cluster, rows as in the fit
 * @throws NotEstimable `too_few_observations` under 2 clusters; `lengths_differ`
 * @see Liang & Zeger 1986, Biometrika 73:13; Bell & McCaffrey 2002, Survey Methodology 28:169; Pustejovsky & Tipton
 *   2018, Journal of Business & Economic Statistics 36:672
 */
export function clusterRobust(fit: LeastSquares, cluster: Column, kind: ClusterCorrection): ClusterRobust {
  return clusterRobustIn(clusterDesign(fit, cluster, kind), fit);
}

/**
 * The part of `clusterRobust` in which the outcome has no part.
 *
 * @throws NotEstimable `too_few_observations` under 2 clusters; `lengths_differ`
 */
export function clusterDesign(fit: LeastSquares, cluster: Column, kind: ClusterCorrection): ClusterDesign {
  if (cluster.length !== fit.n) throw new NotEstimable('lengths_differ');
  const places = clusterPlaces(cluster);
  const parts = kind === 'CR2' || kind === 'CR3' ? partsOf(fit, places, kind) : undefined;
  const known: number[] = [];
  const df = (j: number) =>
    (known[j] ??= parts ? satterthwaite(parts, directionOf(fit, j)) : places.clusters - 1);
  return { places, kind, parts, df };
}

/** The rest of it. @param fit of the predictors and clusters of the design */
export function clusterRobustIn({ places, kind, parts, df }: ClusterDesign, fit: LeastSquares): ClusterRobust {
  const { clusters } = places;
  const factor = smallSampleFactor(kind, clusters, fit.n, fit.coefficients.length);
  const plain = scoresOf(fit, places);
  const scores = parts ? parts.map(({ adjustment }, g) => adjustment.mmul(plain[g] as Matrix)) : plain;
  const errorOf = (c: Matrix) =>
    finite(factor * Math.sqrt(scores.reduce((sum, score) => sum + score.dot(c) ** 2, 0)));
  return { clusters, standardErrors: fit.coefficients.map((_, j) => errorOf(directionOf(fit, j))), df };
}

const directionOf = ({ inverseTriangle }: LeastSquares, j: number): Matrix =>
  inverseTriangle.getRowVector(j).transpose();

/** Q_g′e_g of each cluster. */
function scoresOf(fit: LeastSquares, places: ClusterPlaces): Matrix[] {
  const sums = productsByCluster(fit, places, ({ basis, residuals }) =>
    basis.map((column) => [column, residuals]),
  );
  const turned = fit.turn.transpose();
  return Array.from({ length: places.clusters }, (_, g) =>
    turned.mmul(Matrix.columnVector(sums.map((sum) => sum[g] as number))),
  );
}

type Pair = readonly [Column, Column];

/** For each pair of columns the sums of their products, one a cluster. */
function productsByCluster(
  { portions }: LeastSquares,
  { clusters, places }: ClusterPlaces,
  pairsOf: (rows: FittedRows) => Pair[],
): Column[] {
  const sums: Column[] = [];
  for (const rows of portions()) {
    const own = places.subarray(rows.from, rows.from + rows.residuals.length);
    for (const [i, [a, b]] of pairsOf(rows).entries())
      addProducts((sums[i] ??= new Float64Array(clusters)), own, a, b);
  }
  return sums;
}

/** What CR2 and CR3 need of a cluster's rows beside their residuals. */
interface Part {
  /** Q_g′Q_g. */
  readonly gram: Matrix;
  /** Made of Q_g′Q_g, what enlarges the residuals. */
  readonly adjustment: Matrix;
}

function partsOf(fit: LeastSquares, places: ClusterPlaces, kind: 'CR2' | 'CR3'): Part[] {
  const sums = productsByCluster(fit, places, ({ basis }) =>
    basis.flatMap((a, i) => basis.slice(0, i + 1).map((b): Pair => [a, b])),
  );
  const turned = fit.turn.transpose();
  const entry = (i: number, j: number) => sums[i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i];
  return Array.from({ length: places.clusters }, (_, g) => {
    const products = new Matrix(
      fit.coefficients.map((__, i) => fit.coefficients.map((___, j) => entry(i, j)?.[g] as number)),
    );
    const gram = turned.mmul(products).mmul(fit.turn);
    return { gram, adjustment: adjustmentOf(gram, kind) };
  });
}

function adjustmentOf(gram: Matrix, kind: 'CR2' | 'CR3'): Matrix {
  const { realEigenvalues, eigenvectorMatrix: v } = new EigenvalueDecomposition(gram, {
    assumeSymmetric: true,
  });
  const power = kind === 'CR2' ? -0.5 : -1;
  const stretched = realEigenvalues.map((share) => (share > FULL_LEVERAGE ? 0 : (1 - share) ** power));
  return v.mmul(Matrix.diag(stretched)).mmul(v.transpose());
}

function smallSampleFactor(kind: ClusterCorrection, clusters: number, n: number, k: number): number {
  if (kind === 'CR1') return Math.sqrt(clusters / (clusters - 1));
  if (kind === 'CR1S') return Math.sqrt(((clusters / (clusters - 1)) * (n - 1)) / (n - k));
  return 1;
}

/**
 * Moments of the estimated variance under independent rows of equal variance: it is a sum of squares of one number
 * a cluster, and P holds the covariances of those numbers.
 */
function satterthwaite(parts: readonly Part[], direction: Matrix): number {
  const reaches = parts.map((part) => part.adjustment.mmul(direction));
  const images = parts.map((part, g) => part.gram.mmul(reaches[g] as Matrix));
  const within = images.map((image, g) => image.dot(reaches[g] as Matrix));
  const k = direction.rows;
  const seen = Float64Array.from(images.flatMap((image) => image.getColumn(0)));
  let trace = 0;
  let squares = 0;
  for (let g = 0; g < parts.length; g++)
    for (let h = 0; h < parts.length; h++) {
      let shared = 0;
      for (let i = 0; i < k; i++) shared += (seen[g * k + i] as number) * (seen[h * k + i] as number);
      const entry = (g === h ? (within[g] as number) : 0) - shared;
      if (g === h) trace += entry;
      squares += entry * entry;
    }
  if (!(squares > 0)) throw new NotEstimable('no_variance');
  return finite(trace ** 2 / squares);
}
