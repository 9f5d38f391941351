import { finite, NotEstimable } from '../not-estimable.js';
import type { Precision } from './detection.js';

/** Two arms of children drawn one by one. */
export interface TwoGroupDesign {
  /** Children in each arm, 1 or more. */
  readonly treatment: number;
  readonly comparison: number;
  /** Share of the outcome's variance that baseline and other covariates account for, 0 to under 1. */
  readonly r2?: number;
  /** How many covariates are fitted. */
  readonly covariates?: number;
}

/** Children in clusters: centres, villages, schools. */
export interface Clustering {
  readonly clusters: number;
  /** Children a cluster, on average. */
  readonly size: number;
  /** Intraclass correlation of what is compared, 0 to 1. */
  readonly icc: number;
  /** Standard deviation of the clusters' sizes divided by their mean; 0 where all are alike. */
  readonly sizeVariation?: number;
}

/** Two arms to which whole clusters belong. */
export interface ClusteredDesign extends Clustering {
  /** Share of the clusters that are treated, between 0 and 1. */
  readonly treated: number;
  /** Shares of the variance between and within clusters that covariates account for, 0 to under 1. */
  readonly r2Cluster?: number;
  readonly r2Child?: number;
  /** How many covariates of clusters are fitted: each takes a degree of freedom. */
  readonly clusterCovariates?: number;
}

/**
 * Precision of a mean change of the same children, in standard deviations of the change.
 *
 * @param pairs children measured twice, 2 or more
 * @throws NotEstimable `too_few_observations`
 * @example pairedPrecision(25) // { se: 0.2, df: 24 }
 */
export function pairedPrecision(pairs: number): Precision {
  if (!(pairs >= 2)) throw new NotEstimable('too_few_observations');
  return { se: 1 / Math.sqrt(pairs), df: pairs - 1 };
}

/**
 * The standard deviation of a change, in standard deviations of the score, which is taken to spread alike both times.
 *
 * @param correlation of the two measurements, −1 to under 1
 * @throws NotEstimable `no_variance` for a correlation of 1; `not_finite` outside −1 to 1
 * @see Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, 2.3.5
 * @example changeSpread(0.5) // 1
 */
export function changeSpread(correlation: number): number {
  if (correlation === 1) throw new NotEstimable('no_variance');
  if (!(Math.abs(correlation) <= 1)) throw new NotEstimable('not_finite');
  return Math.sqrt(2 * (1 - correlation));
}

/**
 * Precision of the difference of two arms, in standard deviations of the outcome.
 *
 * @throws NotEstimable `too_few_observations` with no child in an arm or under one degree of freedom; `not_finite`
 * @see Borm, Fransen & Lemmens 2007, Journal of Clinical Epidemiology 60:1234, for what a baseline gains
 * @example twoGroupPrecision({ treatment: 50, comparison: 50 }) // { se: 0.2, df: 98 }
 */
export function twoGroupPrecision({
  treatment,
  comparison,
  r2 = 0,
  covariates = 0,
}: TwoGroupDesign): Precision {
  const df = treatment + comparison - 2 - covariates;
  if (!(treatment >= 1 && comparison >= 1 && df >= 1)) throw new NotEstimable('too_few_observations');
  return { se: Math.sqrt(unexplained(r2) * (1 / treatment + 1 / comparison)), df };
}

/**
 * Precision of the difference of two arms to which whole clusters belong, in standard deviations of the outcome.
 * Where sizes vary, the part between clusters grows by 1 + the squared variation, each child counting the same.
 *
 * @throws NotEstimable `too_few_observations` under one degree of freedom (clusters − 2 − covariates); `not_finite`
 * @see Bloom 2005, Learning More from Social Experiments, 4; Eldridge, Ashby & Kerry 2006, International Journal of
 *   Epidemiology 35:1292, for sizes that vary
 * @example clusteredPrecision({ clusters: 20, size: 25, icc: 0.1, treated: 0.5 }).se.toFixed(6) // '0.164924'
 */
export function clusteredPrecision(design: ClusteredDesign): Precision {
  const { clusters, treated, r2Cluster = 0, r2Child = 0, clusterCovariates = 0 } = design;
  const df = clusters - 2 - clusterCovariates;
  if (!(df >= 1)) throw new NotEstimable('too_few_observations');
  if (!(treated > 0 && treated < 1)) throw new NotEstimable('not_finite');
  const { between, within } = meanVariance(design);
  const variance = unexplained(r2Cluster) * between + unexplained(r2Child) * within;
  return { se: Math.sqrt(variance / (treated * (1 - treated))), df };
}

/**
 * Precision of the mean change of one group of clusters, with nobody to compare, in standard deviations of the score.
 *
 * @param design `icc` is that of the change
 * @param correlation of the two measurements of a child, −1 to under 1
 * @throws NotEstimable `too_few_observations` under 2 clusters; `no_variance`; `not_finite`
 * @see Kish 1965, Survey Sampling, 5.4
 * @example clusteredChangePrecision({ clusters: 4, size: 25, icc: 0 }, 0.5) // { se: 0.1, df: 3 }
 */
export function clusteredChangePrecision(design: Clustering, correlation: number): Precision {
  if (!(design.clusters >= 2)) throw new NotEstimable('too_few_observations');
  const { between, within } = meanVariance(design);
  return { se: changeSpread(correlation) * Math.sqrt(between + within), df: design.clusters - 1 };
}

/** Variance of the mean of all clusters' children, a standard deviation being one. */
function meanVariance({ clusters, size, icc, sizeVariation = 0 }: Clustering) {
  if (!(icc >= 0 && icc <= 1 && sizeVariation >= 0)) throw new NotEstimable('not_finite');
  if (!(size >= 1)) throw new NotEstimable('too_few_observations');
  return {
    between: finite((icc * (1 + sizeVariation ** 2)) / clusters),
    within: finite((1 - icc) / (clusters * size)),
  };
}

function unexplained(r2: number): number {
  if (!(r2 >= 0 && r2 < 1)) throw new NotEstimable('not_finite');
  return 1 - r2;
}
