import { mean, sampleStandardDeviation, sum } from 'simple-statistics';
import type { Column, Interval } from '@tongxing/statistics';

export const meanOf = (column: Column): number => mean(Array.from(column));
export const sdOf = (column: Column): number => sampleStandardDeviation(Array.from(column));
export const sumOf = (column: Column): number => sum(Array.from(column));

/** An interval as R's functions name its ends. */
export const bounds = ({ low, high }: Interval) => ({ lower: low, upper: high });

/** An interval as a list of two. */
export const ends = ({ low, high }: Interval) => [low, high];

/** Figures under the names that they belong to. */
export const named = (names: readonly string[], figures: readonly unknown[]) =>
  Object.fromEntries(names.map((name, i) => [name, figures[i]]));
