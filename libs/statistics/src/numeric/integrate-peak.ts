import { edge, modeOf } from './peak.js';

const AGREEMENT = 1e-13;
const FIRST_INTERVALS = 64;
const MOST_INTERVALS = 2 ** 15;
const LOWEST_MODE = -10_000;
const HIGHEST_MODE = 20;

/**
 * The integral over the whole line of exp(f), where f has one peak and falls away from it on both sides: the
 * trapezoid rule, whose error falls exponentially for such a function. Returned as `area` × exp(`peak`), so that
 * an integral too small for a double can still be divided by another.
 *
 * @param logarithm f, finite or minus infinity; its peak lies between −10000 and 20
 * @see Trefethen & Weideman 2014, SIAM Review 56:385
 * @example integratePeak((x) => -0.5 * x * x).area.toFixed(9) // '2.506628275'
 */
export function integratePeak(logarithm: (x: number) => number): { peak: number; area: number } {
  const mode = modeOf(logarithm, LOWEST_MODE, HIGHEST_MODE);
  const peak = logarithm(mode);
  const low = edge(logarithm, mode, -1);
  const high = edge(logarithm, mode, 1);
  const sum = (from: number, step: number, points: number) => {
    let total = 0;
    for (let i = 0; i < points; i++) total += Math.exp(logarithm(from + i * step) - peak);
    return total;
  };
  let intervals = FIRST_INTERVALS;
  let step = (high - low) / intervals;
  let area = step * sum(low, step, intervals + 1);
  for (; intervals < MOST_INTERVALS; intervals *= 2) {
    const finer = area / 2 + (step / 2) * sum(low + step / 2, step, intervals);
    const settled = Math.abs(finer - area) <= AGREEMENT * finer;
    area = finer;
    step /= 2;
    if (settled) break;
  }
  return { peak, area };
}
