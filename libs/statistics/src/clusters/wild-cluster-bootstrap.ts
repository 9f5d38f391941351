import type { Column } from '../columns.js';
import { leastSquares, type LeastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';
import { addTimes, dotProduct } from '../numeric/sums.js';
import { isRounding } from '../rounding.js';
import { clusterRobust } from './cluster-robust.js';
import { clusterPlaces, clusterProducts } from './membership.js';

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
/** Of t, which has no unit: what rounding may set apart, also where the arms' means are the same and t is nothing. */
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
  const extreme = Math.abs(t) - TIE * Math.max(1, Math.abs(t));
  let draws = exact ? 0 : 1;
  let asExtreme = draws;
  for (const signs of patterns) {
    draws++;
    if (redrawn.t(signs) >= extreme) asExtreme++;
  }
  return { clusters, t, draws, asExtreme, p: asExtreme / draws, exact };
}

function nullResiduals(outcome: Column, predictors: readonly Column[], tested: number): Column {
  const others = predictors.filter((_, j) => j !== tested);
  return others.length === 0 ? outcome : leastSquares(outcome, others).residuals;
}

/**
 * |t| of a redrawn outcome, from k numbers a cluster: what the null fits drops out of the estimate and of the
 * residuals, and Q_g′e = Q_g′u_g·sign_g − Q_g′Q_g·Σ Q_h′u_h·sign_h. Row j of `scores` holds Q_g′u_g along the j-th
 * orthonormal column, one number a cluster; row j of `seen` holds Q_g′Q_g times the tested direction.
 */
function redrawnT(fit: LeastSquares, residuals: Column, tested: number, cluster: Column) {
  const places = clusterPlaces(cluster);
  const { clusters } = places;
  const direction = fit.inverseTriangle.getRow(tested);
  const reach = weightedSum(fit.orthogonal, direction);
  const scores = fit.orthogonal.map((column) => clusterProducts(places, column, residuals));
  const seen = fit.orthogonal.map((column) => clusterProducts(places, column, reach));
  const along = weightedSum(scores, direction);
  const factor = Math.sqrt(((clusters / (clusters - 1)) * (fit.n - 1)) / fit.df);
  const redrawn = new Float64Array(clusters);
  const t = (signs: Column): number => {
    for (let g = 0; g < clusters; g++) redrawn[g] = (signs[g] as number) * (along[g] as number);
    const estimate = dotProduct(signs, along);
    for (const [j, score] of scores.entries()) addTimes(redrawn, -dotProduct(signs, score), seen[j] as Column);
    return Math.abs(estimate) / (factor * Math.sqrt(dotProduct(redrawn, redrawn)));
  };
  return { clusters, t };
}

function weightedSum(columns: readonly Column[], weights: readonly number[]): Column {
  const sum = new Float64Array(columns[0]?.length ?? 0);
  for (const [j, column] of columns.entries()) addTimes(sum, weights[j] as number, column);
  return sum;
}

/** Every pattern of signs in turn, in one column that is written over. */
function* everyPattern(clusters: number): Generator<Column> {
  const signs = new Float64Array(clusters);
  for (let pattern = 0; pattern < 2 ** clusters; pattern++) {
    for (let g = 0; g < clusters; g++) signs[g] = (pattern >> g) & 1 ? 1 : -1;
    yield signs;
  }
}

/** Random patterns of signs, in one column that is written over. */
function* randomPatterns(clusters: number, { draws, random }: Draws): Generator<Column> {
  const signs = new Float64Array(clusters);
  for (let draw = 0; draw < draws; draw++) {
    for (let g = 0; g < clusters; g++) signs[g] = random() < 0.5 ? -1 : 1;
    yield signs;
  }
}
