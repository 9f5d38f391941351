import fc from 'fast-check';
import {
  betaProbability,
  betaQuantile,
  chiSquareProbability,
  chiSquareQuantile,
  fProbability,
  fQuantile,
  noncentralityAt,
  noncentralStudentProbability,
  normalLogProbability,
  normalProbability,
  normalQuantile,
  NotEstimable,
  studentProbability,
  studentQuantile,
  type Tail,
} from '../index.js';

const near = (a: number, b: number, tolerance: number) => Math.abs(a - b) <= tolerance * Math.abs(b);
const small = fc.double({ min: 1e-12, max: 0.5, noNaN: true });
const df = fc.double({ min: 0.5, max: 500, noNaN: true });
const tail = fc.constantFrom<Tail>('lower', 'upper');

type Quantile = (p: number, a: number, b: number, tail: Tail) => number;
const PAIRS: readonly [string, Quantile, Quantile][] = [
  ['the normal', (p, _a, _b, t) => normalQuantile(p, t), (x, _a, _b, t) => normalProbability(x, t)],
  ["Student's t", (p, a, _, t) => studentQuantile(p, a, t), (x, a, _, t) => studentProbability(x, a, t)],
  ['chi-square', (p, a, _, t) => chiSquareQuantile(p, a, t), (x, a, _, t) => chiSquareProbability(x, a, t)],
  ['F', fQuantile, fProbability],
  ['beta', betaQuantile, betaProbability],
];

describe('distribution functions', () => {
  it.each(PAIRS)('of %s: the quantile leaves the share that it was asked for', (_, quantile, probability) => {
    fc.assert(
      fc.property(small, fc.integer({ min: 2, max: 60 }), fc.integer({ min: 2, max: 60 }), tail, (p, a, b, t) =>
        near(probability(quantile(p, a, b, t), a, b, t), p, 1e-8),
      ),
    );
  });

  it('of F: a very small share above keeps its digits', () => {
    for (const p of [1e-8, 1e-10, 1e-12, 1e-14])
      expect(near(fQuantile(p, 2, 2, 'upper'), 1 / p - 1, 1e-12)).toBe(true);
  });

  it('of the normal: the logarithm goes on where the probability ends', () => {
    expect(normalProbability(-40)).toBe(0);
    expect(near(normalLogProbability(-29.999), Math.log(normalProbability(-29.999)), 1e-14)).toBe(true);
    expect(near(normalLogProbability(-30.001), Math.log(normalProbability(-30.001)), 1e-14)).toBe(true);
  });

  it('of the noncentral t: without an effect it is Student’s t', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), df, tail, (t, f, side) =>
        near(noncentralStudentProbability(t, f, 0, side), studentProbability(t, f, side), 1e-11),
      ),
    );
  });

  it('of the noncentral t: both sides change places with the signs, and make a whole', () => {
    const ncp = fc.double({ min: -30, max: 30, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), df, ncp, (t, f, delta) => {
        const lower = noncentralStudentProbability(t, f, delta);
        const upper = noncentralStudentProbability(t, f, delta, 'upper');
        return (
          near(noncentralStudentProbability(-t, f, -delta, 'upper'), lower, 1e-11) &&
          near(lower + upper, 1, 1e-11)
        );
      }),
    );
  });

  it('of the noncentral t: the limit of an effect leaves the share that it was asked for', () => {
    const t = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(t, fc.integer({ min: 1, max: 300 }), tail, (x, f, side) =>
        near(noncentralStudentProbability(x, f, noncentralityAt(x, f, 0.025, side), side), 0.025, 1e-9),
      ),
      { numRuns: 30 },
    );
  });

  it.each<[string, () => number]>([
    ['a normal quantile of nothing', () => normalQuantile(0)],
    ['a normal quantile of more than all', () => normalQuantile(1.5)],
    ['a t without degrees of freedom', () => studentProbability(1, 0)],
    ['a t that is not a number', () => studentProbability(NaN, 3)],
    ['a t quantile of nothing', () => studentQuantile(0, 3)],
    ['a negative chi-square', () => chiSquareProbability(-1, 2)],
    ['a chi-square without degrees of freedom', () => chiSquareProbability(1, -2)],
    ['a chi-square quantile of more than all', () => chiSquareQuantile(2, 3)],
    ['a negative F', () => fProbability(-3, 2, 3)],
    ['an F quantile of nothing', () => fQuantile(0, 2, 3)],
    ['a beta outside 0 to 1', () => betaProbability(1.1, 2, 3)],
    ['a beta without shape', () => betaQuantile(0.5, 0, 3)],
    ['an infinite noncentral t', () => noncentralStudentProbability(Infinity, 3, 1)],
    ['a noncentral t without degrees of freedom', () => noncentralStudentProbability(1, 0, 1)],
    ['the noncentrality of an impossible share', () => noncentralityAt(1, 3, 1)],
  ])('do not answer %s', (_, call) => {
    expect(call).toThrow(new NotEstimable('not_finite'));
  });
});
