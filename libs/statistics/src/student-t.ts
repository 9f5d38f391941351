import betainc from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * Two-sided p-value of Student's t: the probability of a |t| at least this large when nothing is there.
 * Right far into the tail, because no 1 − p is taken.
 *
 * @param t any finite number
 * @param df degrees of freedom, above 0, not necessarily whole
 * @see Abramowitz & Stegun 26.7.1
 * @example studentTwoSided(0, 5) // 1
 */
export function studentTwoSided(t: number, df: number): number {
  return betainc(df / (df + t * t), df / 2, 0.5);
}

/**
 * Half-width of a confidence interval in standard errors.
 *
 * @param level confidence level, such as 0.95; between 0 and 1
 * @example studentCritical(0.95, 10).toFixed(6) // '2.228139'
 */
export function studentCritical(level: number, df: number): number {
  return quantile(0.5 + level / 2, df);
}
