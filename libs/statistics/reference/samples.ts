import fc from 'fast-check';
import { NotEstimable, type Column, type NotEstimableReason } from '../src/index.js';

/** A child of a clustered study. */
export interface Child {
  readonly outcome: number;
  readonly covariate: number;
  readonly treatment: number;
  readonly cluster: number;
}

const score = fc.integer({ min: 0, max: 100 });

/** Six to ten clusters of two to six children, arms by turns, scores of any kind. */
export const clusteredStudy: fc.Arbitrary<Child[]> = fc
  .array(fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 6 }), { minLength: 6, maxLength: 10 })
  .map((clusters) =>
    clusters.flatMap((children, cluster) =>
      children.map(([outcome, covariate]) => ({ outcome, covariate, treatment: cluster % 2, cluster })),
    ),
  );

/** One column of a study. */
export const columnOf = (children: readonly Child[], name: keyof Child): Column =>
  Float64Array.from(children, (child) => child[name]);

/** Numbers of a result, those inside others too. */
export const figures = (result: unknown): number[] =>
  typeof result === 'number'
    ? [result]
    : typeof result === 'object' && result !== null
      ? Object.values(result).flatMap(figures)
      : [];

/** Equal up to rounding, number by number. */
export function same(ours: unknown, expected: unknown, tolerance = 1e-7): boolean {
  const [a, b] = [figures(ours), figures(expected)];
  const close = (x: number, y: number) => Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(y));
  return a.length === b.length && a.every((x, i) => close(x, b[i] ?? NaN));
}

/** What the data give, or why they give nothing; never NaN. */
export function outcomeOf<T>(compute: () => T): T | NotEstimableReason {
  try {
    const result = compute();
    if (figures(result).some((x) => !Number.isFinite(x))) throw new Error('A result is not finite');
    return result;
  } catch (error) {
    if (error instanceof NotEstimable) return error.reason;
    throw error;
  }
}

/** Numbers that look random and are always the same; a linear congruential generator. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
