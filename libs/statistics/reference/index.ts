import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AdjustedDifference,
  Alpha,
  ClusteredMean,
  Column,
  LeastSquares,
  PairedChange,
} from '../src/index.js';

/** A number that R printed, or null where R has NA. */
type Numbers = readonly (number | null)[];
type Data = Readonly<Record<string, Numbers>>;
type Flat<T extends { interval: unknown }> = Omit<T, 'interval'> & { low: number; high: number };

interface Case<Expected> {
  readonly data: Data;
  readonly level?: number;
  readonly expected: Expected;
}

/** What small-study.R prints. */
export interface SmallStudy {
  readonly alpha: Readonly<Record<string, Case<Alpha>>>;
  readonly paired: Readonly<Record<string, Case<Flat<PairedChange>>>>;
  readonly clustered: Readonly<Record<string, Case<Flat<ClusteredMean>>>>;
  readonly ancova: Readonly<Record<string, Case<Flat<AdjustedDifference>>>>;
  readonly longley: Case<Omit<LeastSquares, 'n'>>;
  readonly student: Readonly<Record<'t' | 'df' | 'p' | 'level' | 'levelDf' | 'critical', readonly number[]>>;
}

export const smallStudy = JSON.parse(
  readFileSync(join('libs/statistics/reference/small-study.json'), 'utf8'),
) as SmallStudy;

export const column = (numbers: Numbers | undefined): Column =>
  Float64Array.from(numbers ?? [], (x) => x ?? NaN);

/** A result with its interval's ends beside the other figures, as R's are written. */
export function flat<T extends { readonly interval: { readonly low: number; readonly high: number } }>(
  result: T,
): Flat<T> {
  const {
    interval: { low, high },
    ...rest
  } = result;
  return { ...rest, low, high };
}

/** The figures that differ by more than `tolerance`, relative to the expected one; each as [path, ours, expected]. */
export function differences(
  ours: unknown,
  expected: unknown,
  tolerance: number,
  path = '',
): [string, unknown, unknown][] {
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).flatMap(([key, inner]) =>
      differences(
        (ours as Readonly<Record<string, unknown>> | undefined)?.[key],
        inner,
        tolerance,
        `${path}/${key}`,
      ),
    );
  const agree =
    ours === expected || Math.abs(Number(ours) - Number(expected)) <= tolerance * Math.abs(Number(expected));
  return agree ? [] : [[path, ours, expected]];
}
