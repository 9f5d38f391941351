import { NotEstimable } from '../not-estimable.js';
import { root } from '../numeric/root.js';
import {
  detectableEffect,
  detectableMultiple,
  powerOf,
  type DetectionMethod,
  type PowerGoal,
} from './detection.js';
import { clusteredPrecision, type ClusteredDesign } from './precision.js';

/** A number that need not be whole, and the whole number that suffices. */
export interface SampleSize {
  readonly exact: number;
  readonly whole: number;
  /** By normal quantiles: too small where it is small. */
  readonly byNormal: number;
}

/** Fewer have no spread. */
const FEWEST = 2;

/**
 * Children needed in each of two equal arms, drawn one by one; two at least.
 *
 * @param effect in standard deviations of the outcome, not 0
 * @throws NotEstimable `no_solution` for an effect of 0 or a goal out of range; `not_finite`
 * @see Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, 2.4
 * @example childrenPerArm(0.5, { alpha: 0.05, power: 0.9 }).whole // 86
 */
export const childrenPerArm = (effect: number, goal: PowerGoal): SampleSize =>
  sampleSize(2 / effect ** 2, goal, (n) => 2 * n - 2);

/**
 * Children needed who are measured twice; two at least.
 *
 * @param effect mean change in standard deviations of the change (d_z), not 0
 * @throws NotEstimable `no_solution` for an effect of 0 or a goal out of range; `not_finite`
 * @see Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, 2.4
 * @example pairsNeeded(0.5, { alpha: 0.05, power: 0.9 }).whole // 44
 */
export const pairsNeeded = (effect: number, goal: PowerGoal): SampleSize =>
  sampleSize(1 / effect ** 2, goal, (n) => n - 1);

/** Solved for n: n children put the effect √(n / unit) standard errors from zero. */
function sampleSize(unit: number, goal: PowerGoal, df: (n: number) => number): SampleSize {
  if (!Number.isFinite(unit)) throw new NotEstimable('no_solution');
  const byNormal = detectableMultiple(goal, Infinity, 'normal') ** 2 * unit;
  const lacking = (n: number) => powerOf(Math.sqrt(n / unit), df(n), goal.alpha) - goal.power;
  const exact = lacking(FEWEST) >= 0 ? FEWEST : root(lacking, FEWEST, 2 * byNormal + 100);
  return { exact, whole: Math.ceil(exact), byNormal };
}

/** No more clusters than these are looked through. */
export const MOST_CLUSTERS = 100_000;

/**
 * Clusters needed in all, an even number, half of them treated, for an effect to be detected.
 *
 * @param effect in standard deviations of the outcome, above 0
 * @param design what is known of the clusters but their number
 * @throws NotEstimable `no_solution` when 100 000 clusters do not suffice or the goal is out of range; as
 *   `clusteredPrecision`
 * @see Bloom 2005, Learning More from Social Experiments, 4
 * @example clustersNeeded(0.5, { size: 20, icc: 0.05 }, { alpha: 0.05, power: 0.8 }) // 16
 */
export function clustersNeeded(
  effect: number,
  design: Omit<ClusteredDesign, 'clusters' | 'treated'>,
  goal: PowerGoal,
  method: DetectionMethod = 'noncentral-t',
): number {
  const suffice = (pairs: number) => {
    const precision = clusteredPrecision({ ...design, clusters: 2 * pairs, treated: 0.5 });
    return detectableEffect(precision, goal, method) <= effect;
  };
  let [few, enough] = [1 + Math.ceil((design.clusterCovariates ?? 0) / 2), 0];
  for (enough = few + 1; !suffice(enough); enough *= 2) {
    if (2 * enough > MOST_CLUSTERS) throw new NotEstimable('no_solution');
    few = enough;
  }
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (suffice(middle)) enough = middle;
    else few = middle;
  }
  return 2 * enough;
}
