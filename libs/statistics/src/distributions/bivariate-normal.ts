import { integrateSmooth } from '../numeric/gauss-legendre.js';
import { NotEstimable } from '../not-estimable.js';
import { normalProbability } from './normal.js';

/** Ends of the panels of the integral, in parts of the whole. */
const WHOLE = [0, 1] as const;
/** Towards a correlation of 1 it grows steep. */
const STEEP = [0, 0.6, 0.85, 0.95, 1] as const;

/**
 * Probability that two standard normal variables with a correlation lie below `h` and below `k`.
 *
 * @param h,k may be infinite
 * @param correlation between −1 and 1, neither included
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Plackett 1954, Biometrika 41:351; Drezner & Wesolowsky 1990, Journal of Statistical Computation and Simulation 35:101
 * @example bivariateNormalProbability(0, 0, 0.5).toFixed(9) // '0.333333333'
 */
export function bivariateNormalProbability(h: number, k: number, correlation: number): number {
  if (Number.isNaN(h) || Number.isNaN(k) || !(Math.abs(correlation) < 1)) throw new NotEstimable('not_finite');
  if (h === -Infinity || k === -Infinity) return 0;
  if (h === Infinity) return k === Infinity ? 1 : normalProbability(k);
  if (k === Infinity) return normalProbability(h);
  const angle = Math.asin(correlation);
  const inside = (theta: number) =>
    Math.exp(-(h * h + k * k - 2 * h * k * Math.sin(theta)) / (2 * Math.cos(theta) ** 2));
  const ends = Math.abs(correlation) < 0.8 ? WHOLE : STEEP;
  const panels = ends.slice(1).map((end, i) => integrateSmooth(inside, angle * (ends[i] ?? 0), angle * end));
  const extra = panels.reduce((sum, panel) => sum + panel, 0) / (2 * Math.PI);
  return Math.max(0, normalProbability(h) * normalProbability(k) + extra);
}

/**
 * Density of two standard normal variables with a correlation.
 *
 * @param h,k may be infinite, where the density is 0
 * @param correlation between −1 and 1, neither included
 * @example (2 * Math.PI * bivariateNormalDensity(0, 0, 0)).toFixed(9) // '1.000000000'
 */
export function bivariateNormalDensity(h: number, k: number, correlation: number): number {
  if (!Number.isFinite(h) || !Number.isFinite(k)) return 0;
  const rest = (1 - correlation) * (1 + correlation);
  const distance = (h * h + k * k - 2 * correlation * h * k) / rest;
  return Math.exp(-distance / 2) / (2 * Math.PI * Math.sqrt(rest));
}
