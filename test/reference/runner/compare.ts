import type { Figure } from './fixture.js';

export interface Difference {
  readonly path: string;
  readonly ours: unknown;
  readonly expected: Figure;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Largest relative error of the numbers compared, those that agree too. */
  readonly worst: number;
}

/** Compares a result with the expected figure, number by number. Not estimable, NaN and null are the same. */
export function compare(ours: unknown, expected: Figure, tolerance: number, path = ''): Comparison {
  if (typeof expected === 'object' && expected !== null)
    return joined(
      Object.entries(expected as Readonly<Record<string, Figure>>).map(([key, inner]) =>
        compare(member(ours, key), inner, tolerance, `${path}/${key}`),
      ),
      sizeDiffers(ours, expected) ? [{ path: `${path}/length`, ours, expected }] : [],
    );
  const error = relativeError(ours, expected);
  return { differences: error <= tolerance ? [] : [{ path, ours, expected }], worst: error };
}

function joined(parts: readonly Comparison[], own: readonly Difference[]): Comparison {
  return {
    differences: [...own, ...parts.flatMap((part) => part.differences)],
    worst: Math.max(0, ...parts.map((part) => part.worst)),
  };
}

const member = (value: unknown, key: string): unknown =>
  (value as Readonly<Record<string, unknown>> | null | undefined)?.[key];

const sizeDiffers = (ours: unknown, expected: Figure): boolean =>
  Array.isArray(expected) && (ours as { length?: number } | null | undefined)?.length !== expected.length;

/** Zero where they are the same, infinite where they cannot be compared. */
function relativeError(ours: unknown, expected: Figure): number {
  if (expected === null) return ours === null || Number.isNaN(ours) ? 0 : Infinity;
  const number = expected === 'Inf' ? Infinity : expected === '-Inf' ? -Infinity : expected;
  if (ours === number) return 0;
  if (typeof ours !== 'number' || typeof number !== 'number' || Number.isNaN(ours)) return Infinity;
  // A difference from zero has no relative size: it is taken as it is.
  return Math.abs(ours - number) / (number === 0 ? 1 : Math.abs(number));
}
