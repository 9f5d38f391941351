import { mean } from 'simple-statistics';
import type { Draws } from './wild-cluster-bootstrap.js';
import type { ClusterMeans } from './cluster-means.js';
import { NotEstimable } from '../not-estimable.js';

export interface RandomisationInference {
  /** Mean of the treated clusters' means less mean of the others'. */
  readonly estimate: number;
  readonly relabellings: number;
  /** Relabellings whose difference is at least as large, of either sign. */
  readonly asExtreme: number;
  /** Two-sided. */
  readonly p: number;
  /** Whether every relabelling was gone through. */
  readonly exact: boolean;
}

/** 20 clusters of which 10 are treated: 184 756 relabellings. */
const MOST_ENUMERATED = 200_000;
const TIE = 1e-9;

/**
 * Fisher's randomisation test of no effect on any child: how often would other clusters, had they been drawn for
 * treatment, differ as much? Assumes nothing but that clusters were drawn at random.
 *
 * @param means the mean of each cluster, by arm
 * @param drawn used when there are over 200 000 relabellings; the observed one then counts as one draw more
 * @throws NotEstimable `too_few_observations` under 2 clusters an arm, or with too many to enumerate and no draws
 * @see Fisher 1935, The Design of Experiments, 21; Gail et al. 1996, Statistics in Medicine 15:1069
 * @example randomisationInference({ treatment: [5, 6], comparison: [1, 2] }).asExtreme // 2
 */
export function randomisationInference(means: ClusterMeans, drawn?: Draws): RandomisationInference {
  const treated = means.treatment.length;
  if (treated < 2 || means.comparison.length < 2) throw new NotEstimable('too_few_observations');
  const all = [...means.treatment, ...means.comparison];
  const estimate = mean([...means.treatment]) - mean([...means.comparison]);
  const exact = combinations(all.length, treated) <= MOST_ENUMERATED;
  if (!exact && !(drawn && drawn.draws > 0)) throw new NotEstimable('too_few_observations');
  const total = all.reduce((sum, x) => sum + x, 0);
  const others = all.length - treated;
  const size = all.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const limit = Math.abs(estimate) - TIE * size;
  let relabellings = exact ? 0 : 1;
  let asExtreme = relabellings;
  const compare = (sum: number) => {
    relabellings++;
    if (Math.abs(sum / treated - (total - sum) / others) >= limit) asExtreme++;
  };
  if (exact) everySum(all, treated, compare);
  else randomSums(all, treated, drawn as Draws, compare);
  return { estimate, relabellings, asExtreme, p: asExtreme / relabellings, exact };
}

function combinations(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

type Visit = (sum: number) => void;

/** The sum of every choice of `count` numbers from `from` on. */
function everySum(numbers: readonly number[], count: number, visit: Visit, from = 0, sum = 0): void {
  if (count === 0) visit(sum);
  else
    for (let i = from; i <= numbers.length - count; i++)
      everySum(numbers, count - 1, visit, i + 1, sum + (numbers[i] as number));
}

function randomSums(numbers: readonly number[], count: number, { draws, random }: Draws, visit: Visit): void {
  const shuffled = [...numbers];
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const j = i + Math.floor(random() * (shuffled.length - i));
      [shuffled[i], shuffled[j]] = [shuffled[j] as number, shuffled[i] as number];
      sum += shuffled[i] as number;
    }
    visit(sum);
  }
}
