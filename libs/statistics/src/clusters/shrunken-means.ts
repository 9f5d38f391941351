import { type Column } from '../columns.js';
import { constant } from '../linear-models/constant.js';
import { mixedModel } from '../mixed-models/mixed-model.js';
import { finite } from '../not-estimable.js';

/** One cluster's mean, drawn towards the mean of all. */
export interface ShrunkenMean {
  /** The number that names it. */
  readonly cluster: number;
  readonly n: number;
  /** Its plain mean. */
  readonly raw: number;
  readonly estimate: number;
  /** Of the estimate: how far it may lie from the cluster's true mean, variances taken as known. */
  readonly se: number;
}

export interface ShrunkenMeans {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation of clusters' true means, and of people within a cluster. */
  readonly betweenSd: number;
  readonly withinSd: number;
  /** In the order in which clusters first appear. */
  readonly clusters: readonly ShrunkenMean[];
}

/**
 * Means of clusters by empirical Bayes: each plain mean is drawn towards the mean of all, the more so the fewer people
 * it rests on and the less clusters differ. Variances are by restricted maximum likelihood.
 *
 * @param outcome one number a person; NaN where missing; complete rows are used
 * @param cluster a number that names each person's cluster
 * @throws NotEstimable as `mixedModel`
 * @see Robinson 1991, Statistical Science 6:15; Kackar & Harville 1984, JASA 79:853
 */
export function shrunkenMeans(outcome: Column, cluster: Column): ShrunkenMeans {
  const model = mixedModel(outcome, [constant(outcome.length)], cluster);
  const [mean = 0] = model.coefficients;
  const [meanSe = 0] = model.standardErrors;
  // At the edge of what a variance can be, rounding may leave it just under zero.
  const between = Math.max(0, model.randomCovariance[0]?.[0] ?? 0);
  const within = model.residualVariance;
  const members = new Map<number, number[]>();
  outcome.forEach((score, row) => {
    const name = cluster[row] as number;
    if (Number.isNaN(score) || Number.isNaN(name)) return;
    const known = members.get(name);
    if (known) known.push(score);
    else members.set(name, [score]);
  });
  return {
    n: model.n,
    mean,
    betweenSd: Math.sqrt(between),
    withinSd: Math.sqrt(within),
    clusters: [...members].map(([name, scores]) => {
      const n = scores.length;
      const raw = scores.reduce((sum, score) => sum + score, 0) / n;
      const weight = between / (between + within / n);
      const se = Math.sqrt(between * (1 - weight) + ((1 - weight) * meanSe) ** 2);
      return { cluster: name, n, raw, estimate: finite(mean + weight * (raw - mean)), se };
    }),
  };
}
