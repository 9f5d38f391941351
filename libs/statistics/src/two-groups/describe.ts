import { mean, median, sampleStandardDeviation } from 'simple-statistics';
import { completeCases, type Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';

export interface Description {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation, n − 1 below the line. */
  readonly sd: number;
  readonly median: number;
}

/**
 * One variable of one group.
 *
 * @param values NaN where missing; those that are there are used
 * @throws NotEstimable `too_few_observations` under 2 values; `not_finite`
 * @example describeSample(Float64Array.of(1, 2, NaN, 6)).mean // 3
 */
export function describeSample(values: Column): Description {
  const [complete] = completeCases([values]) as [Column];
  // It asks for arrays, and goes by places alone; an array of a million numbers would be made for nothing.
  const numbers = complete as unknown as number[];
  if (numbers.length < 2) throw new NotEstimable('too_few_observations');
  return {
    n: numbers.length,
    mean: finite(mean(numbers)),
    sd: finite(sampleStandardDeviation(numbers)),
    median: median(numbers),
  };
}
