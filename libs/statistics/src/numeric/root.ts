import { NotEstimable } from '../not-estimable.js';

const STEPS = 200;

/**
 * Where a continuous function is zero between two points at which its signs differ: inverse quadratic
 * interpolation where that is safe, halving where it is not.
 *
 * @param f finite on the whole range
 * @throws NotEstimable `no_solution` when the signs at `low` and `high` are the same
 * @see Chandrupatla 1997, Advances in Engineering Software 28:145
 * @example root((x) => x * x - 2, 0, 2).toFixed(12) // '1.414213562373'
 */
export function root(f: (x: number) => number, low: number, high: number): number {
  let [a, fa, b, fb] = [high, f(high), low, f(low)];
  if (fa === 0 || fb === 0) return fa === 0 ? a : b;
  if (!(Math.sign(fa) * Math.sign(fb) < 0)) throw new NotEstimable('no_solution');
  let [c, fc] = [a, fa];
  let part = 0.5;
  for (let step = 0; step < STEPS; step++) {
    const x = a + part * (b - a);
    const fx = f(x);
    [c, fc] = Math.sign(fx) === Math.sign(fa) ? [a, fa] : [b, fb];
    if (c === b) [b, fb] = [a, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const width = (2 * Number.EPSILON * Math.abs(best)) / Math.abs(b - c || 1);
    if (fa === 0 || width > 0.5 || Math.abs(b - a) <= 4 * Number.EPSILON * Math.abs(best)) return best;
    part = Math.min(1 - width, Math.max(width, nextPart(a, fa, b, fb, c, fc)));
  }
  return a;
}

/** How far to go from a towards b. */
function nextPart(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}
