import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { constant } from '../linear-models/constant.js';
import { leastSquares } from '../linear-models/least-squares.js';
import { NotEstimable } from '../not-estimable.js';
import { imputedByRegression } from './impute.js';

const X = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
const Y = Float64Array.of(2.1, 3.9, 6.2, 7.8, 10.3, 11.7, NaN, 16.4, NaN, 19.9);
const PREDICTORS = [constant(10), X];

const numbersOf = (seed: number) => {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
};

describe('a completed copy', () => {
  it('keeps what is there, and is the same from the same numbers', () => {
    const [one, again, other] = [1, 1, 2].map((seed) => imputedByRegression(Y, PREDICTORS, numbersOf(seed)));
    expect(one?.filter((_, row) => !Number.isNaN(Y[row]))).toEqual(Y.filter((y) => !Number.isNaN(y)));
    expect(one).toEqual(again);
    expect(one?.[6]).not.toBe(other?.[6]);
    expect(one?.every(Number.isFinite)).toBe(true);
  });

  it('draws from the predictive distribution: its mean, and σ²(1 + h) · df / (df − 2)', () => {
    const random = numbersOf(5);
    const draws = Array.from({ length: 20_000 }, () => imputedByRegression(Y, PREDICTORS, random)[6] as number);
    const seen = [...Y.keys()].filter((row) => !Number.isNaN(Y[row]));
    const column = (c: Float64Array) => Float64Array.from(seen, (row) => c[row] as number);
    const fit = leastSquares(column(Y), PREDICTORS.map(column));
    const middle = column(X).reduce((s, x) => s + x, 0) / fit.n;
    const spread = column(X).reduce((s, x) => s + (x - middle) ** 2, 0);
    const leverage = 1 / fit.n + (7 - middle) ** 2 / spread;
    const expected = (fit.coefficients[0] as number) + 7 * (fit.coefficients[1] as number);
    const variance = (fit.sigma ** 2 * (1 + leverage) * fit.df) / (fit.df - 2);
    const mean = draws.reduce((s, x) => s + x, 0) / draws.length;
    const found = draws.reduce((s, x) => s + (x - mean) ** 2, 0) / (draws.length - 1);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / draws.length));
    expect(found / variance).toBeGreaterThan(0.93);
    expect(found / variance).toBeLessThan(1.07);
  });

  it.each([
    [
      'too few rows',
      Float64Array.of(1, 2, NaN),
      [constant(3), Float64Array.of(1, 2, 3)],
      'too_few_observations',
    ],
    ['a predictor that is missing', Y, [constant(10), X.map((x) => (x === 3 ? NaN : x))], 'not_finite'],
    ['a predictor that does not vary', Y, [constant(10), constant(10)], 'collinear_predictors'],
    ['nothing there', new Float64Array(10).fill(NaN), PREDICTORS, 'too_few_observations'],
  ] as const)('is refused with %s', (_, outcome, predictors, reason) => {
    expect(() => imputedByRegression(outcome, predictors, numbersOf(1))).toThrow(new NotEstimable(reason));
  });
});
