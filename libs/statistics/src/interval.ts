/** A range that would cover the true value in `level` of repeated studies. */
export interface Interval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The interval `estimate` ± `margin`.
 *
 * @param level confidence level that the margin was made for
 * @example symmetric(5, 2, 0.95) // { level: 0.95, low: 3, high: 7 }
 */
export function symmetric(estimate: number, margin: number, level: number): Interval {
  return { level, low: estimate - margin, high: estimate + margin };
}
