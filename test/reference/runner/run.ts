import { NotEstimable } from '@tongxing/statistics';
import { compare, type Comparison } from './compare.js';
import { FAMILIES } from './families.js';
import type { Fixture, Question, Value } from './fixture.js';
import type { Computation, Computations } from './registry.js';

export interface Outcome {
  readonly fixture: string;
  readonly values: number;
  readonly agreeing: number;
  readonly worst: number;
  readonly unsupported: readonly string[];
  readonly disagreeing: readonly { readonly id: string; readonly comparison: Comparison }[];
}

/** Computes every value of a fixture that can be computed, and compares it with the expected one. */
export function run({ values, ...input }: Fixture): Outcome {
  const computations: Computations = FAMILIES[input.family]?.(input) ?? {};
  const answers = values.map((value) => ({ id: value.question.id, comparison: answer(computations, value) }));
  const compared = answers.flatMap(({ id, comparison }) => (comparison ? [{ id, comparison }] : []));
  const disagreeing = compared.filter(({ comparison }) => comparison.differences.length > 0);
  return {
    fixture: input.name,
    values: values.length,
    agreeing: compared.length - disagreeing.length,
    worst: Math.max(0, ...compared.map(({ comparison }) => comparison.worst)),
    unsupported: answers.filter(({ comparison }) => comparison === undefined).map(({ id }) => id),
    disagreeing,
  };
}

function answer(computations: Computations, { question, expected, tolerance }: Value): Comparison | undefined {
  const computation = find(computations, question.fn ?? question.id);
  return computation && compare(computed(computation, question), expected, tolerance);
}

function find(computations: Computations, id: string): Computation | undefined {
  const key = Object.hasOwn(computations, id)
    ? id
    : Object.keys(computations).find((k) => k.endsWith('*') && id.startsWith(k.slice(0, -1)));
  return key === undefined ? undefined : computations[key];
}

function computed(computation: Computation, question: Question): unknown {
  try {
    return computation(question);
  } catch (error) {
    if (error instanceof NotEstimable) return null;
    throw error;
  }
}
