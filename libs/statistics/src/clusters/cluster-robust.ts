import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import type { LeastSquares } from '../linear-models/least-squares.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { clusterRows } from './membership.js';

/** How residuals within a cluster are made larger; see `clusterRobust`. */
export type ClusterCorrection = 'CR0' | 'CR1' | 'CR1S' | 'CR2' | 'CR3';

export interface ClusterRobust {
  readonly clusters: number;
  /** One a coefficient. */
  readonly standardErrors: readonly number[];
  /** Degrees of freedom, one a coefficient: Satterthwaite's for CR2 and CR3, clusters − 1 for the others. */
  readonly df: readonly number[];
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
 * @throws NotEstimable `too_few_observations` under 2 clusters; `no_variance` when no cluster's residuals count;
 *   `lengths_differ`
 * @see Liang & Zeger 1986, Biometrika 73:13; Bell & McCaffrey 2002, Survey Methodology 28:169; Pustejovsky & Tipton
 *   2018, Journal of Business & Economic Statistics 36:672
 */
export function clusterRobust(fit: LeastSquares, cluster: Column, kind: ClusterCorrection): ClusterRobust {
  if (cluster.length !== fit.n) throw new NotEstimable('lengths_differ');
  const parts = clusterRows(cluster).map((rows) => partOf(fit, rows, kind));
  const clusters = parts.length;
  const k = fit.coefficients.length;
  const factor = smallSampleFactor(kind, clusters, fit.n, k);
  const directions = Array.from({ length: k }, (_, j) => fit.inverseTriangle.getRowVector(j).transpose());
  const standardErrors = directions.map((c) => {
    const sum = parts.reduce((total, part) => total + part.score.dot(c) ** 2, 0);
    return finite(factor * Math.sqrt(sum));
  });
  const exact = kind === 'CR2' || kind === 'CR3';
  return {
    clusters,
    standardErrors,
    df: directions.map((c) => (exact ? satterthwaite(parts, c) : clusters - 1)),
  };
}

interface Part {
  /** Q_g′Q_g. */
  readonly gram: Matrix;
  /** Made of Q_g′Q_g, what enlarges the residuals. */
  readonly adjustment: Matrix;
  /** The adjustment of Q_g′e_g. */
  readonly score: Matrix;
}

function partOf(fit: LeastSquares, rows: readonly number[], kind: ClusterCorrection): Part {
  const q = fit.orthogonal.subMatrixRow([...rows]);
  const residuals = Matrix.columnVector(rows.map((row) => fit.residuals[row] as number));
  const gram = q.transpose().mmul(q);
  const adjustment = adjustmentOf(gram, kind);
  return { gram, adjustment, score: adjustment.mmul(q.transpose().mmul(residuals)) };
}

function adjustmentOf(gram: Matrix, kind: ClusterCorrection): Matrix {
  if (kind !== 'CR2' && kind !== 'CR3') return Matrix.eye(gram.rows);
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
  const seen = parts.map((part, g) => part.gram.mmul(reaches[g] as Matrix));
  let trace = 0;
  let squares = 0;
  for (const [g, own] of seen.entries()) {
    for (const [h, other] of seen.entries()) {
      const within = g === h ? own.dot(reaches[g] as Matrix) : 0;
      const entry = within - own.dot(other);
      if (g === h) trace += entry;
      squares += entry * entry;
    }
  }
  if (!(squares > 0)) throw new NotEstimable('no_variance');
  return finite(trace ** 2 / squares);
}
