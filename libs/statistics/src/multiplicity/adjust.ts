import type { Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';

/**
 * What an adjusted p-value holds below its level over several tests. `bonferroni`, `sidak` (independent tests), `holm`
 * and `hochberg` (independent tests): the chance of any false finding. `benjamini-hochberg` (independent or positively
 * dependent tests) and `benjamini-yekutieli` (any dependence): the expected share of false findings among findings.
 */
export type Adjustment =
  'bonferroni' | 'sidak' | 'holm' | 'hochberg' | 'benjamini-hochberg' | 'benjamini-yekutieli';

/**
 * The p-values of several tests, each adjusted so that it can be compared with the level of one test.
 *
 * @param p one p-value a test, 0 to 1; NaN where there is none: it stays so and does not count as a test
 * @returns adjusted p-values in the same order, at most 1; empty where `p` is
 * @throws NotEstimable `not_finite` when a number is not from 0 to 1
 * @see Holm 1979, Scandinavian Journal of Statistics 6:65; Hochberg 1988, Biometrika 75:800; Benjamini & Hochberg 1995,
 *   Journal of the Royal Statistical Society B 57:289; Benjamini & Yekutieli 2001, Annals of Statistics 29:1165
 * @example [...adjustedPValues(Float64Array.of(0.25, NaN, 0.125), 'holm')] // [0.25, NaN, 0.25]
 */
export function adjustedPValues(p: Column, method: Adjustment): Column {
  if (!p.every((x) => Number.isNaN(x) || (x >= 0 && x <= 1))) throw new NotEstimable('not_finite');
  const tests = Array.from(p.keys()).filter((test) => !Number.isNaN(p[test]));
  const increasing = tests.sort((a, b) => (p[a] as number) - (p[b] as number));
  const adjusted = new Float64Array(p.length).fill(NaN);
  const smallestFirst = increasing.map((test) => p[test] as number);
  for (const [rank, value] of inOrder(smallestFirst, method).entries())
    adjusted[increasing[rank] as number] = Math.min(1, value);
  return adjusted;
}

/** The adjusted values of p-values from the smallest to the largest. */
function inOrder(p: readonly number[], method: Adjustment): readonly number[] {
  const tests = p.length;
  switch (method) {
    case 'bonferroni':
      return p.map((x) => x * tests);
    case 'sidak':
      return p.map((x) => -Math.expm1(tests * Math.log1p(-x)));
    case 'holm':
      return neverFalling(p.map((x, below) => x * (tests - below)));
    case 'hochberg':
      return capped(p.map((x, below) => x * (tests - below)));
    case 'benjamini-hochberg':
      return capped(p.map((x, below) => (tests / (below + 1)) * x));
    case 'benjamini-yekutieli': {
      const dependence = p.reduce((sum, _, below) => sum + 1 / (below + 1), 0);
      return capped(p.map((x, below) => dependence * (tests / (below + 1)) * x));
    }
  }
}

/** Each value, or the largest before it where that is larger. */
function neverFalling(values: readonly number[]): number[] {
  let largest = 0;
  return values.map((value) => (largest = Math.max(largest, value)));
}

/** Each value, or the smallest after it where that is smaller. */
function capped(values: readonly number[]): number[] {
  let smallest = 1;
  return values
    .toReversed()
    .map((value) => (smallest = Math.min(smallest, value)))
    .reverse();
}
