import fc from 'fast-check';
import {
  correlation,
  excessKurtosis,
  floorAndCeiling,
  median,
  midranks,
  NotEstimable,
  quantile,
  rankCorrelation,
  skewness,
  tieSizes,
  type Column,
  type NotEstimableReason,
} from '../index.js';

const column = (...values: number[]): Column => Float64Array.from(values);
const same = (a: number, b: number) => Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(b));
const score = fc.integer({ min: 0, max: 20 });
const varying = fc
  .array(score, { minLength: 5, maxLength: 30 })
  .filter((values) => new Set(values).size > 1)
  .map((values) => column(...values));
const pairs = fc
  .array(fc.tuple(score, score), { minLength: 4, maxLength: 30 })
  .filter((rows) => [0, 1].every((i) => new Set(rows.map((row) => row[i])).size > 1))
  .map((rows) => [column(...rows.map(([x]) => x)), column(...rows.map(([, y]) => y))] as const);

describe('the shape of a column', () => {
  const TYPES = [1, 2, 3] as const;

  it('does not depend on order, shift or scale, and leans the other way when turned', () => {
    fc.assert(
      fc.property(varying, fc.constantFrom(...TYPES), (x, type) => {
        const moved = x.toReversed().map((v) => 3 * v + 7);
        return (
          same(skewness(moved, type), skewness(x, type)) &&
          same(excessKurtosis(moved, type), excessKurtosis(x, type)) &&
          same(
            skewness(
              x.map((v) => -v),
              type,
            ),
            -skewness(x, type),
          )
        );
      }),
    );
  });

  it('leaves out what is missing', () => {
    fc.assert(fc.property(varying, (x) => skewness(column(NaN, ...x, NaN), 2) === skewness(x, 2)));
  });

  it.each<[string, number[], NotEstimableReason]>([
    ['nothing', [], 'too_few_observations'],
    ['one value', [1], 'too_few_observations'],
    ['two values, of the unbiased type', [1, 2], 'too_few_observations'],
    ['missing values', [NaN, NaN, NaN], 'too_few_observations'],
    ['a constant', [0.1, 0.1, 0.1, 0.1], 'no_variance'],
    ['an infinite value', [1, 2, Infinity, 4], 'not_finite'],
    ['a number too large to square', [1e200, 2, 3, 4], 'not_finite'],
  ])('of %s is not estimable', (_, values, reason) => {
    expect(() => skewness(column(...values), 2)).toThrow(new NotEstimable(reason));
    expect(() => excessKurtosis(column(...values), 2)).toThrow(new NotEstimable(reason));
  });
});

describe('the middle and the ends of a column', () => {
  it('stand between the least and the most, in any order', () => {
    fc.assert(
      fc.property(varying, fc.double({ min: 0, max: 1, noNaN: true }), (x, share) => {
        const at = quantile(x, share);
        return at >= Math.min(...x) && at <= Math.max(...x) && at === quantile(x.toReversed(), share);
      }),
    );
  });

  it.each<[string, () => number, NotEstimableReason]>([
    ['the median of nothing', () => median(column()), 'too_few_observations'],
    ['the median of missing values', () => median(column(NaN)), 'too_few_observations'],
    ['the median with an infinite value', () => median(column(1, Infinity)), 'not_finite'],
    ['a share that is not one', () => quantile(column(1, 2), 1.1), 'not_finite'],
    ['a floor without people', () => floorAndCeiling(column(NaN), 0, 1).floor, 'too_few_observations'],
  ])('do not give %s', (_, call, reason) => {
    expect(call).toThrow(new NotEstimable(reason));
  });
});

describe('ranks', () => {
  it('add up to what they would without ties, which are counted', () => {
    fc.assert(
      fc.property(varying, (x) => {
        const n = x.length;
        const distinct = n - tieSizes(x).reduce((sum, size) => sum + size - 1, 0);
        return midranks(x).reduce((a, b) => a + b, 0) === (n * (n + 1)) / 2 && new Set(x).size === distinct;
      }),
    );
  });
});

describe('correlation', () => {
  it('is the same either way round, and unmoved by order, shift and scale', () => {
    fc.assert(
      fc.property(pairs, ([x, y]) => {
        const { r } = correlation(x, y);
        const moved = correlation(
          y.toReversed(),
          x.toReversed().map((v) => 2 * v - 5),
        );
        return same(moved.r, r) && same(rankCorrelation(x, y), rankCorrelation(y, x));
      }),
    );
  });

  it('turns its sign when a column is turned, and its interval with it', () => {
    fc.assert(
      fc.property(pairs, ([x, y]) => {
        const there = correlation(x, y);
        const back = correlation(
          x.map((v) => -v),
          y,
        );
        return same(back.r, -there.r) && same(back.interval?.low ?? 0, -(there.interval?.high ?? 0));
      }),
    );
  });

  it('has no interval where it is perfect', () => {
    expect(correlation(column(1, 2, 3, 4), column(2, 4, 6, 8))).toEqual({ n: 4, r: 1, p: 0 });
  });

  it.each<[string, number[], number[], NotEstimableReason]>([
    ['nothing', [], [], 'too_few_observations'],
    ['one pair', [1], [2], 'too_few_observations'],
    ['no pair', [1, NaN], [NaN, 2], 'too_few_observations'],
    ['a constant', [2, 4, 4, 7, 9], [3, 3, 3, 3, 3], 'no_variance'],
    ['an infinite value', [1, 2, Infinity], [1, 2, 3], 'not_finite'],
    ['unequal lengths', [1, 2, 3], [1, 2], 'lengths_differ'],
  ])('of %s is not estimable', (_, x, y, reason) => {
    expect(() => correlation(column(...x), column(...y))).toThrow(new NotEstimable(reason));
    expect(() => rankCorrelation(column(...x), column(...y))).toThrow(new NotEstimable(reason));
  });
});
