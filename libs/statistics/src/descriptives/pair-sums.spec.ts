import fc from 'fast-check';
import { median, NotEstimable, pairSums, walshSums } from '../index.js';

const number = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom(0, 1e-300, -1e-300, 1e200),
);
const column = fc.array(number, { minLength: 1, maxLength: 12 }).map((values) => Float64Array.from(values));

/** Every sum, written down and sorted. */
const all = (x: Float64Array, y: Float64Array) =>
  Float64Array.from(Array.from(x).flatMap((a) => Array.from(y, (b) => a + b))).sort();
const walsh = (x: Float64Array) =>
  Float64Array.from(
    Array.from(x.toSorted()).flatMap((a, i, sorted) => sorted.slice(i).map((b) => a + b)),
  ).sort();

describe('sums of pairs', () => {
  it('have the ranks that they have when all are written down', () => {
    fc.assert(
      fc.property(column, column, (x, y) => {
        const { count, ofRank } = pairSums(x, y);
        expect(Array.from({ length: count }, (_, i) => ofRank(i + 1) + 0)).toEqual(
          Array.from(all(x, y), (sum) => sum + 0),
        );
      }),
    );
  });

  it('of a column with itself count each pair once', () => {
    fc.assert(
      fc.property(column, (x) => {
        const { count, ofRank } = walshSums(x);
        expect(Array.from({ length: count }, (_, i) => ofRank(i + 1) + 0)).toEqual(
          Array.from(walsh(x), (sum) => sum + 0),
        );
      }),
    );
  });

  it('have the median of all', () => {
    fc.assert(
      fc.property(column, column, (x, y) => {
        const ours = pairSums(x, y).median();
        return Math.abs(ours - median(all(x, y))) <= 1e-12 * Math.max(1, Math.abs(ours));
      }),
    );
  });

  it('of twenty thousand numbers need neither memory nor time for their two hundred million sums', () => {
    const x = Float64Array.from({ length: 2e4 }, (_, i) => Math.sin(i) ** 3);
    expect(walshSums(x).median()).toBeCloseTo(0, 2);
  });

  it.each([
    ['nothing', [], [1], 'too_few_observations'],
    ['nothing but missing values', [NaN], [1], 'too_few_observations'],
    ['an infinite number', [1, Infinity], [1], 'not_finite'],
  ] as const)('of %s are not there', (_, x, y, reason) => {
    expect(() => pairSums(Float64Array.from(x), Float64Array.from(y))).toThrow(new NotEstimable(reason));
  });
});
