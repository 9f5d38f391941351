import { max, min, sum } from 'simple-statistics';
import { present, type Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';

/**
 * Weights by which the children who were followed up stand for those who were lost too: 1 over the probability
 * that they would be. They mend what the predictors of that probability explain, and nothing else.
 *
 * @param followed 1 where the child was seen at endline, 0 where not
 * @param probability of being followed, from a regression on what was known at baseline
 * @returns one a row, NaN where the child was lost
 * @throws NotEstimable `not_finite` when a followed child's probability is not above 0 and at most 1; `lengths_differ`
 * @see Seaman & White 2013, Statistical Methods in Medical Research 22:278
 * @example [...inverseProbabilityWeights(Float64Array.of(1, 1, 0), Float64Array.of(0.5, 0.8, 0.7))] // [2, 1.25, NaN]
 */
export function inverseProbabilityWeights(followed: Column, probability: Column): Column {
  if (followed.length !== probability.length) throw new NotEstimable('lengths_differ');
  return followed.map((seen, row) => {
    if (seen !== 1) return NaN;
    const p = probability[row] as number;
    if (!(p > 0 && p <= 1)) throw new NotEstimable('not_finite');
    return 1 / p;
  });
}

/**
 * Weights times the share of their group that has one: about one on average, and less variable between groups.
 *
 * @param weights NaN where the child was lost
 * @param group a number a row that names its group, such as its arm; the constant for one group
 * @returns one a row, NaN where the child was lost
 * @throws NotEstimable `lengths_differ`
 * @see Robins, Hernán & Brumback 2000, Epidemiology 11:550
 * @example [...stabilisedWeights(Float64Array.of(2, 2, NaN, NaN), Float64Array.of(1, 1, 1, 1))] // [1, 1, NaN, NaN]
 */
export function stabilisedWeights(weights: Column, group: Column): Column {
  if (weights.length !== group.length) throw new NotEstimable('lengths_differ');
  const counts = new Map<number, { all: number; seen: number }>();
  group.forEach((name, row) => {
    const { all, seen } = counts.get(name) ?? { all: 0, seen: 0 };
    counts.set(name, { all: all + 1, seen: Number.isNaN(weights[row]) ? seen : seen + 1 });
  });
  return weights.map((weight, row) => {
    const { all, seen } = counts.get(group[row] as number) as { all: number; seen: number };
    return (weight * seen) / all;
  });
}

export interface WeightSummary {
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  /** Children with equal weights who would tell as much. */
  readonly effectiveN: number;
  /** By how much unequal weights swell the variance of a mean, 1 or more. */
  readonly designEffect: number;
}

/**
 * How unequal weights are.
 *
 * @param weights positive; NaN where the child was lost
 * @throws NotEstimable `too_few_observations` without weights; `not_finite` when one is not positive
 * @see Kish 1965, Survey Sampling, 11.7
 * @example describeWeights(Float64Array.of(1, 3, NaN)).designEffect // 1.25
 */
export function describeWeights(weights: Column): WeightSummary {
  const there = Array.from(present(weights));
  if (there.length === 0) throw new NotEstimable('too_few_observations');
  if (!(min(there) > 0)) throw new NotEstimable('not_finite');
  const total = sum(there);
  const effectiveN = total ** 2 / sum(there.map((weight) => weight ** 2));
  return {
    n: there.length,
    min: min(there),
    max: max(there),
    sum: total,
    effectiveN,
    designEffect: there.length / effectiveN,
  };
}
