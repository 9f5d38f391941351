import { integrateSmooth } from '../numeric/gauss-legendre.js';
import { edge, modeOf } from '../numeric/peak.js';
import { normalLogProbability } from './normal.js';

type Range = readonly [from: number, to: number];

/** Nothing of a normal variable is beyond this. */
const FAR = 40;

/**
 * Derivative, by the correlation, of the logarithm of the probability that two standard normal variables lie in a
 * rectangle, where that probability is too small to be had as a difference of the distribution function: the
 * density at the corners over the integral of the one variable's density times the other's chance given the first.
 *
 * @param x,y ends may be infinite
 * @param correlation between −1 and 1, neither included
 * @see Plackett 1954, Biometrika 41:351, for the derivative
 * @example remoteRectangleSlope([-Infinity, 0], [0, Infinity], 0).toFixed(6) // '-0.636620'
 */
export function remoteRectangleSlope(x: Range, y: Range, correlation: number): number {
  const rest = (1 - correlation) * (1 + correlation);
  const sd = Math.sqrt(rest);
  const logarithm = (at: number) =>
    -0.5 * at * at + logBetween((y[0] - correlation * at) / sd, (y[1] - correlation * at) / sd);
  const [low, high] = [Math.max(-FAR, x[0]), Math.min(FAR, x[1])];
  const mode = modeOf(logarithm, low, high);
  const peak = logarithm(mode);
  const inside = (at: number) => Math.exp(logarithm(at) - peak);
  const area =
    integrateSmooth(inside, Math.max(low, edge(logarithm, mode, -1)), mode) +
    integrateSmooth(inside, mode, Math.min(high, edge(logarithm, mode, 1)));
  const corner = (h: number, k: number) =>
    Number.isFinite(h) && Number.isFinite(k)
      ? Math.exp(-(h * h + k * k - 2 * correlation * h * k) / (2 * rest) - peak)
      : 0;
  const corners = corner(x[1], y[1]) - corner(x[0], y[1]) - corner(x[1], y[0]) + corner(x[0], y[0]);
  return corners / (Math.sqrt(2 * Math.PI) * sd * area);
}

/** Logarithm of the probability between two points, from the side where both tails are small. */
function logBetween(from: number, to: number): number {
  if (from > 0) return logBetween(-to, -from);
  const upTo = normalLogProbability(to);
  return upTo + Math.log1p(-Math.exp(normalLogProbability(from) - upTo));
}
