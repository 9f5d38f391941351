import { present, type Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';

/**
 * Three estimators of skewness and kurtosis are in use and bear no names:
 * 1 moments (textbooks); 2 unbiased under normality (SAS, SPSS, Excel); 3 with the n − 1 standard deviation
 * (psych, Minitab).
 */
export type ShapeType = 1 | 2 | 3;

/**
 * How far a column leans: above 0 with a long tail of high values.
 *
 * @param column missing values are left out
 * @throws NotEstimable `too_few_observations` under 2 values, or 3 for type 2; `no_variance`
 * @see Joanes & Gill 1998, The Statistician 47:183
 * @example skewness(Float64Array.of(1, 2, 3), 1) // 0
 */
export function skewness(column: Column, type: ShapeType): number {
  const { n, moment } = moments(column, type === 2 ? 3 : 2);
  const g1 = moment(3) / moment(2) ** 1.5;
  if (type === 1) return finite(g1);
  return finite(type === 2 ? (g1 * Math.sqrt(n * (n - 1))) / (n - 2) : g1 * (1 - 1 / n) ** 1.5);
}

/**
 * How heavy a column's tails are, less the 3 of a normal distribution (types 1 and 3 subtract exactly 3).
 *
 * @param column missing values are left out
 * @throws NotEstimable `too_few_observations` under 2 values, or 4 for type 2; `no_variance`
 * @see Joanes & Gill 1998, The Statistician 47:183
 * @example excessKurtosis(Float64Array.of(-1, 1, -1, 1), 1) // -2
 */
export function excessKurtosis(column: Column, type: ShapeType): number {
  const { n, moment } = moments(column, type === 2 ? 4 : 2);
  const b2 = moment(4) / moment(2) ** 2;
  if (type === 1) return finite(b2 - 3);
  if (type === 3) return finite(b2 * (1 - 1 / n) ** 2 - 3);
  return finite((((n + 1) * (b2 - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3)));
}

function moments(column: Column, least: number) {
  const values = present(column);
  const n = values.length;
  if (n < least) throw new NotEstimable('too_few_observations');
  const mean = values.reduce((sum, x) => sum + x / n, 0);
  const moment = (power: number) => values.reduce((sum, x) => sum + (x - mean) ** power, 0) / n;
  if (isRounding(Math.sqrt(moment(2)), [values])) throw new NotEstimable('no_variance');
  return { n, moment };
}

export interface FloorAndCeiling {
  readonly n: number;
  /** Percent of people at the lowest and at the highest possible score; a score beyond it is counted there. */
  readonly floor: number;
  readonly ceiling: number;
}

/**
 * How many people a scale cannot tell apart because they stand at its end.
 *
 * @param scores missing values are left out
 * @param lowest,highest what the scale can give
 * @throws NotEstimable `too_few_observations` when nobody has a score; `not_finite`
 * @see Terwee et al. 2007, Journal of Clinical Epidemiology 60:34 (over 15 % is a floor or ceiling effect)
 * @example floorAndCeiling(Float64Array.of(1, 3, 5, 5), 1, 5) // { n: 4, floor: 25, ceiling: 50 }
 */
export function floorAndCeiling(scores: Column, lowest: number, highest: number): FloorAndCeiling {
  const values = present(scores);
  const n = values.length;
  if (n === 0) throw new NotEstimable('too_few_observations');
  const percent = (there: (x: number) => boolean) => (100 * values.filter(there).length) / n;
  return { n, floor: percent((x) => x <= lowest), ceiling: percent((x) => x >= highest) };
}
