import { completeCases, type Column } from '../columns.js';
import { covarianceMatrix } from '../descriptives/covariance.js';
import { fQuantile } from '../distributions/f.js';
import { normalQuantile } from '../distributions/normal.js';
import { symmetric, type Interval } from '../interval.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { cronbachAlpha, type Alpha } from './alpha.js';

/**
 * Interval of alpha by Feldt's F: exact for normal items with equal variances and covariances.
 *
 * @param alpha its value, number of items and of complete rows
 * @throws NotEstimable `too_few_observations` under 2 items or rows
 * @see Feldt 1965, Psychometrika 30:357
 * @example feldtInterval({ alpha: 0.8, items: 5, n: 100 }).low.toFixed(4) // '0.7306'
 */
export function feldtInterval({ alpha, n, items }: Alpha, level = 0.95): Interval {
  if (n < 2 || items < 2) throw new NotEstimable('too_few_observations');
  const ratio = (tail: 'lower' | 'upper') => fQuantile((1 - level) / 2, n - 1, (n - 1) * (items - 1), tail);
  return { level, low: 1 - (1 - alpha) * ratio('upper'), high: 1 - (1 - alpha) * ratio('lower') };
}

/**
 * Interval of alpha by Bonett's normal approximation to log(1 − alpha).
 *
 * @param alpha its value, number of items and of complete rows
 * @throws NotEstimable `too_few_observations` under 2 items or 3 rows; `no_variance` when alpha is 1, but for rounding
 * @see Bonett 2002, Journal of Educational and Behavioral Statistics 27:335
 * @example bonettInterval({ alpha: 0.8, items: 5, n: 100 }).high.toFixed(4) // '0.8538'
 */
export function bonettInterval({ alpha, n, items }: Alpha, level = 0.95): Interval {
  if (n < 3 || items < 2) throw new NotEstimable('too_few_observations');
  if (1 - alpha < 1e-13) throw new NotEstimable('no_variance');
  const margin = normalQuantile(0.5 + level / 2) * Math.sqrt((2 * items) / ((items - 1) * (n - 2)));
  return { level, low: 1 - (1 - alpha) * Math.exp(margin), high: 1 - (1 - alpha) * Math.exp(-margin) };
}

export interface AlphaWithError extends Alpha {
  readonly se: number;
  readonly interval: Interval;
}

/**
 * Alpha with its asymptotic standard error for normal items, whatever their variances and covariances.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered; complete rows are used
 * @throws NotEstimable as cronbachAlpha
 * @see Duhachek & Iacobucci 2004, Journal of Applied Psychology 89:792
 * @example duhachekAlpha([Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)]).se // 0
 */
export function duhachekAlpha(items: readonly Column[], level = 0.95): AlphaWithError {
  const complete = completeCases(items);
  const result = cronbachAlpha(complete);
  const covariances = covarianceMatrix(complete);
  const rowSums = covariances.map((row) => row.reduce((sum, v) => sum + v, 0));
  const all = rowSums.reduce((sum, v) => sum + v, 0);
  const trace = covariances.reduce((sum, row, i) => sum + (row[i] as number), 0);
  const squares = covariances.reduce((sum, row) => sum + row.reduce((s, v) => s + v * v, 0), 0);
  const sumsSquared = rowSums.reduce((sum, v) => sum + v * v, 0);
  const k = result.items;
  const q =
    ((2 * k ** 2) / ((k - 1) ** 2 * all ** 3)) * (all * (squares + trace ** 2) - 2 * trace * sumsSquared);
  const se = Math.sqrt(Math.max(0, finite(q)) / result.n);
  const margin = normalQuantile(0.5 + level / 2) * se;
  return { ...result, se, interval: symmetric(result.alpha, margin, level) };
}
