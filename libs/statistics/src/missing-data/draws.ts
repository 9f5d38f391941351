import { chiSquareQuantile } from '../distributions/chi-square.js';
import { normalQuantile } from '../distributions/normal.js';
import type { LeastSquares } from '../linear-models/least-squares.js';

/** Uniform on 0 to 1, as a seeded generator gives. */
export type Random = () => number;

/** Generators may give a plain 0 or 1, at which quantiles have no end. */
const EDGE = 2 ** -53;
const inside = (random: Random): number => Math.min(1 - EDGE, Math.max(EDGE, random()));

/**
 * A draw from the standard normal distribution.
 *
 * @example normalDraw(() => 0.5) // 0
 */
export const normalDraw = (random: Random): number => normalQuantile(inside(random)) + 0;

/** A linear regression that the data allow as well as the fitted one, by their own uncertainty. */
export interface DrawnRegression {
  readonly coefficients: readonly number[];
  readonly sigma: number;
}

/**
 * A draw from what is known of a regression after the data, nothing having been known before: σ² from the scaled
 * inverse χ², then the coefficients given σ. Imputing from the fit itself instead would take it for the truth.
 *
 * @param fit unweighted
 * @see Rubin 1987, Multiple Imputation for Nonresponse in Surveys, 5.3, example 5.1
 */
export function drawRegression(
  fit: Pick<LeastSquares, 'coefficients' | 'inverseTriangle' | 'sigma' | 'df'>,
  random: Random,
): DrawnRegression {
  const sigma = fit.sigma * Math.sqrt(fit.df / chiSquareQuantile(inside(random), fit.df));
  const noise = fit.coefficients.map(() => normalDraw(random));
  const coefficients = fit.coefficients.map(
    (b, j) =>
      b + sigma * fit.inverseTriangle.getRow(j).reduce((sum, r, i) => sum + r * (noise[i] as number), 0),
  );
  return { coefficients, sigma };
}

/**
 * The numbers 0 to n − 1 in a random order.
 *
 * @see Durstenfeld 1964, Communications of the ACM 7:420
 * @example shuffledOrder(3, () => 0) // [1, 2, 0]
 */
export function shuffledOrder(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}
