import fc from 'fast-check';
import { bivariateNormalDensity, bivariateNormalProbability } from './bivariate-normal.js';
import { remoteRectangleSlope } from './remote-rectangle.js';

const cut = fc.double({ min: -2, max: 2, noNaN: true });
const range = fc
  .tuple(cut, fc.double({ min: 0.2, max: 2, noNaN: true }))
  .map(([from, width]): [number, number] => [from, from + width]);

type Range = readonly [number, number];
type Corner = (h: number, k: number) => number;
const corners = (f: Corner, x: Range, y: Range) =>
  f(x[1], y[1]) - f(x[0], y[1]) - f(x[1], y[0]) + f(x[0], y[0]);

describe('the slope of a rectangle', () => {
  it('is the density at the corners by the probability, where that can be had as a difference', () => {
    fc.assert(
      fc.property(range, range, fc.double({ min: -0.7, max: 0.7, noNaN: true }), (x, y, correlation) => {
        const probability = corners((h, k) => bivariateNormalProbability(h, k, correlation), x, y);
        fc.pre(probability > 1e-3);
        const expected = corners((h, k) => bivariateNormalDensity(h, k, correlation), x, y) / probability;
        return (
          Math.abs(remoteRectangleSlope(x, y, correlation) - expected) < 1e-9 * Math.max(1, Math.abs(expected))
        );
      }),
    );
  });

  it('away from the diagonal is that of Laplace: minus the squared distance by the squared rest of the variance', () => {
    const slope = remoteRectangleSlope([-Infinity, -1], [1, Infinity], 0.999);
    // The corner (−1, 1) has distance 2/(1 − ρ) in the exponent: its half has the derivative −1/(1 − ρ)².
    expect(slope / -(1 / 0.001 ** 2)).toBeCloseTo(1, 2);
  });

  it('turns with either variable', () => {
    fc.assert(
      fc.property(range, range, fc.double({ min: -0.9999, max: 0.9999, noNaN: true }), (x, y, correlation) => {
        const there = remoteRectangleSlope(x, y, correlation);
        const turned = remoteRectangleSlope([-x[1], -x[0]], y, -correlation);
        return Math.abs(there + turned) <= 1e-7 * Math.max(1, Math.abs(there));
      }),
    );
  });
});
