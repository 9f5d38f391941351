import { Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import { leastSquares, type LeastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { clusterRobust } from './cluster-robust.js';
import { clusterRows } from './membership.js';

export interface WildClusterBootstrap {
  readonly clusters: number;
  /** The observed t, with the CR1S standard error. */
  readonly t: number;
  readonly draws: number;
  /** Draws whose |t| is at least the observed one. */
  readonly asExtreme: number;
  /** Two-sided. */
  readonly p: number;
  /** Whether every pattern of signs was gone through, so that no chance is left in p. */
  readonly exact: boolean;
}

/** Random signs, for when there are too many clusters to go through every pattern. */
export interface Draws {
  readonly draws: number;
  /** Uniform on 0 to 1, as a seeded generator gives. */
  readonly random: () => number;
}

/** Up to so many clusters every pattern of signs is gone through. */
const MOST_ENUMERATED = 12;
const TIE = 1e-9;

/**
 * Wild cluster bootstrap of one coefficient being zero: the null is imposed, and each cluster's residuals keep or
 * change their sign together (Rademacher weights). Over-rejects less than CR1S where clusters are few, though not
 * where few of them are treated.
 *
 * @param outcome n numbers, none missing
 * @param predictors columns of n numbers, the constant among them
 * @param tested which predictor's coefficient
 * @param cluster a number a row that names its cluster
 * @param drawn used with over 12 clusters only; the observed pattern then counts as one draw more
 * @throws NotEstimable `too_few_observations` under 2 clusters or, with over 12, without draws; `no_variance` when the
 *   outcome is fitted without residuals; `collinear_predictors`
 * @see Cameron, Gelbach & Miller 2008, Review of Economics and Statistics 90:414
 */
export function wildClusterBootstrap(
  outcome: Column,
  predictors: readonly Column[],
  tested: number,
  cluster: Column,
  drawn?: Draws,
): WildClusterBootstrap {
  const fit = leastSquares(outcome, predictors);
  if (isRounding(fit.sigma, [outcome])) throw new NotEstimable('no_variance');
  const se = clusterRobust(fit, cluster, 'CR1S').standardErrors[tested] as number;
  const t = (fit.coefficients[tested] as number) / se;
  if (!Number.isFinite(t)) throw new NotEstimable('no_variance');
  const redrawn = redrawnT(fit, nullResiduals(outcome, predictors, tested), tested, cluster);
  const clusters = redrawn.clusters;
  const exact = clusters <= MOST_ENUMERATED;
  if (!exact && !(drawn && drawn.draws > 0)) throw new NotEstimable('too_few_observations');
  const patterns = exact ? everyPattern(clusters) : randomPatterns(clusters, drawn as Draws);
  let draws = exact ? 0 : 1;
  let asExtreme = draws;
  for (const signs of patterns) {
    draws++;
    if (redrawn.t(signs) >= Math.abs(t) * (1 - TIE)) asExtreme++;
  }
  return { clusters, t, draws, asExtreme, p: asExtreme / draws, exact };
}

function nullResiduals(outcome: Column, predictors: readonly Column[], tested: number): Column {
  const others = predictors.filter((_, j) => j !== tested);
  return others.length === 0 ? outcome : leastSquares(outcome, others).residuals;
}

/**
 * |t| of a redrawn outcome, from k numbers a cluster: what the null fits drops out of the estimate and of the
 * residuals, and Q_g′e = Q_g′u_g·sign_g − Q_g′Q_g·Σ Q_h′u_h·sign_h.
 */
function redrawnT(fit: LeastSquares, residuals: Column, tested: number, cluster: Column) {
  const members = clusterRows(cluster);
  const clusters = members.length;
  const direction = fit.inverseTriangle.getRow(tested);
  const parts = members.map((rows) => {
    const q = fit.orthogonal.subMatrixRow([...rows]);
    const score = q.transpose().mmul(Matrix.columnVector(rows.map((row) => residuals[row] as number)));
    const gram = q.transpose().mmul(q);
    const seen = gram.mmul(Matrix.columnVector(direction)).getColumn(0);
    return { score: score.getColumn(0), along: dot(direction, score.getColumn(0)), seen };
  });
  const factor = Math.sqrt(((clusters / (clusters - 1)) * (fit.n - 1)) / fit.df);
  const t = (signs: Int8Array): number => {
    const sum = direction.map((_, j) =>
      parts.reduce((total, part, g) => total + (signs[g] as number) * (part.score[j] as number), 0),
    );
    const squares = parts.reduce(
      (total, part, g) => total + ((signs[g] as number) * part.along - dot(part.seen, sum)) ** 2,
      0,
    );
    return Math.abs(dot(direction, sum)) / (factor * Math.sqrt(squares));
  };
  return { clusters, t };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, j) => sum + x * (b[j] as number), 0);

function* everyPattern(clusters: number): Generator<Int8Array> {
  for (let pattern = 0; pattern < 2 ** clusters; pattern++)
    yield Int8Array.from({ length: clusters }, (_, g) => ((pattern >> g) & 1 ? 1 : -1));
}

function* randomPatterns(clusters: number, { draws, random }: Draws): Generator<Int8Array> {
  for (let draw = 0; draw < draws; draw++)
    yield Int8Array.from({ length: clusters }, () => (random() < 0.5 ? -1 : 1));
}
