import { portionsOf, presentRows, type Column } from '../columns.js';
import { studentCritical, studentTwoSided } from '../distributions/student-t.js';
import { symmetric, type Interval } from '../interval.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { deviationOf, merged, momentsOf, NO_MOMENTS } from '../numeric/moments.js';
import { addTimes } from '../numeric/sums.js';
import { isRoundingOf } from '../rounding.js';

export interface PairedChange {
  /** Pairs: rows with a value at both times. */
  readonly n: number;
  readonly meanBefore: number;
  readonly meanAfter: number;
  /** Mean of after − before, in the scale's units. */
  readonly change: number;
  readonly sdChange: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  readonly interval: Interval;
  /** Cohen's d_z: change divided by the standard deviation of the changes. */
  readonly dz: number;
}

/**
 * Change of the same people between two times, with Student's paired t.
 *
 * @param before,after one number a person in the same order; NaN where missing; a pair counts when both are there
 * @param level confidence level of the interval
 * @throws NotEstimable `too_few_observations` under 2 pairs; `no_variance` when every change is the same, but for rounding
 * @see Student 1908, Biometrika 6:1; Cohen 1988, Statistical Power Analysis, 2.3.5 for d_z
 * @example pairedChange(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 3)).change // 1
 */
export function pairedChange(before: Column, after: Column, level = 0.95): PairedChange {
  const { first, second, changes } = momentsOfPairs(before, after);
  const { n, mean: change } = changes;
  if (n < 2) throw new NotEstimable('too_few_observations');
  const sdChange = finite(deviationOf(changes));
  if (isRoundingOf(sdChange, [first, second])) throw new NotEstimable('no_variance');
  const se = sdChange / Math.sqrt(n);
  const df = n - 1;
  const t = finite(change / se);
  const margin = studentCritical(level, df) * se;
  return {
    n,
    meanBefore: first.mean,
    meanAfter: second.mean,
    change,
    sdChange,
    se,
    t,
    df,
    p: studentTwoSided(t, df),
    interval: symmetric(change, margin, level),
    dz: finite(change / sdChange),
  };
}

function momentsOfPairs(before: Column, after: Column) {
  let [first, second, changes] = [NO_MOMENTS, NO_MOMENTS, NO_MOMENTS];
  let [differences, rows] = [new Float64Array(0), new Int32Array(0)];
  for (const [x, y] of portionsOf([before, after]) as Iterable<[Column, Column]>) {
    const n = x.length;
    if (n > rows.length) [differences, rows] = [new Float64Array(n), new Int32Array(n)];
    const change = differences.subarray(0, n);
    change.set(y);
    addTimes(change, -1, x);
    const pairs = presentRows(change, rows);
    first = merged(first, momentsOf(x, pairs));
    second = merged(second, momentsOf(y, pairs));
    changes = merged(changes, momentsOf(change, pairs));
  }
  return { first, second, changes };
}
