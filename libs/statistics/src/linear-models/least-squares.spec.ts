import fc from 'fast-check';
import { column, differences, smallStudy } from '../../reference/index.js';
import { dotProduct, leastSquares, NotEstimable, type Column } from '../index.js';

const largestDifference = (a: Column, b: Column) =>
  a.reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] ?? NaN))), 0);
const ones = (n: number): Column => new Float64Array(n).fill(1);

/** Rows of many portions: each of these a thousand times. */
const times = 1000;
const each = (values: Column) =>
  new Float64Array(values.length * times).map((_, i) => values[Math.floor(i / times)] ?? NaN);

describe('least squares', () => {
  it("agrees with R on Longley's data, where normal equations lose most digits", () => {
    const { employed, ...predictors } = smallStudy.longley.data;
    const fit = leastSquares(column(employed), Object.values(predictors).map(column));
    expect(differences(fit, smallStudy.longley.expected, 1e-9)).toEqual([]);
  });

  it("agrees with it on each of Longley's years a thousand times, where a portion of the rows holds few years", () => {
    const { employed, ...predictors } = smallStudy.longley.data;
    const once = leastSquares(column(employed), Object.values(predictors).map(column));
    const fit = leastSquares(
      each(column(employed)),
      Object.values(predictors).map((x) => each(column(x))),
    );
    const { coefficients } = smallStudy.longley.expected;
    expect(differences({ coefficients: fit.coefficients }, { coefficients }, 1e-9)).toEqual([]);
    expect(fit.sigma * Math.sqrt(fit.df / times)).toBeCloseTo(once.sigma * Math.sqrt(once.df), 9);
    expect(largestDifference(fit.residuals, each(once.residuals))).toBeLessThan(1e-9);
    for (const [i, a] of fit.orthogonal.entries())
      for (const b of fit.orthogonal.slice(i)) expect(dotProduct(a, b)).toBeCloseTo(a === b ? 1 : 0, 9);
  });

  it.each([
    ['far from collinear', [3, 1, 4, 1, 5, 9, 2, 6]],
    ['nearly constant', [9003, 9001, 9004, 9001, 9005, 9009, 9002, 9006]],
  ])('fits many rows as it fits few, with a predictor that is %s', (_, numbers) => {
    const [y, x, weights] = [[2, 7, 1, 8, 2, 8, 1, 9], numbers, [1, 2, 3, 1, 1, 2, 2, 1]].map(column) as [
      Column,
      Column,
      Column,
    ];
    for (const w of [undefined, weights]) {
      const once = leastSquares(y, [ones(y.length), x], w);
      const often = leastSquares(each(y), [ones(y.length * times), each(x)], w && each(w));
      expect(differences(often.coefficients, once.coefficients, 1e-9)).toEqual([]);
      expect(largestDifference(often.residuals, each(once.residuals))).toBeLessThan(1e-9);
      for (const [j, q] of often.orthogonal.entries())
        expect(
          largestDifference(
            q.map((v) => v * Math.sqrt(times)),
            each(once.orthogonal[j] as Column),
          ),
        ).toBeLessThan(1e-9);
    }
  });

  it('finds the line that the points lie on', () => {
    const small = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(small, small, fc.uniqueArray(small, { minLength: 3, maxLength: 20 }), (a, b, xs) => {
        const x = Float64Array.from(xs);
        const fit = leastSquares(
          x.map((v) => a + b * v),
          [ones(x.length), x],
        );
        return fit.coefficients.every((c, i) => Math.abs(c - ([a, b][i] ?? NaN)) < 1e-9);
      }),
    );
  });

  it('gives each predictor its own coefficient, whatever their order', () => {
    const x = Float64Array.of(0, 1, 2, 4, 7);
    const y = Float64Array.of(1, 4, 3, 9, 12);
    const [constant, slope] = leastSquares(y, [ones(5), x]).coefficients;
    const [second, first] = leastSquares(y, [x, ones(5)]).coefficients;
    expect(first).toBeCloseTo(constant ?? NaN, 12);
    expect(second).toBeCloseTo(slope ?? NaN, 12);
  });

  it.each([
    ['a number that is missing', NaN, 'not_finite'],
    ['an infinite number', Infinity, 'not_finite'],
  ])('on many rows with %s is not estimable', (_, x, reason) => {
    const predictor = each(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    predictor[5000] = x;
    expect(() => leastSquares(ones(predictor.length), [ones(predictor.length), predictor])).toThrow(
      new NotEstimable(reason as NotEstimable['reason']),
    );
  });

  it('on many rows with a predictor twice is not estimable', () => {
    const x = each(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    expect(() => leastSquares(x, [x, x])).toThrow(new NotEstimable('collinear_predictors'));
  });

  it.each([
    [
      'as many predictors as rows',
      [1, 2],
      [
        [1, 1],
        [0, 1],
      ],
      'too_few_observations',
    ],
    ['no rows', [], [[], []], 'too_few_observations'],
    [
      'a predictor twice',
      [1, 2, 3, 5],
      [
        [1, 2, 4, 8],
        [1, 2, 4, 8],
      ],
      'collinear_predictors',
    ],
    [
      'a predictor of zeros',
      [1, 2, 3, 5],
      [
        [1, 1, 1, 1],
        [0, 0, 0, 0],
      ],
      'collinear_predictors',
    ],
    [
      'a sum of others',
      [1, 2, 3, 5, 8],
      [
        [1, 1, 1, 1, 1],
        [1, 0, 1, 0, 1],
        [0, 1, 0, 1, 0],
      ],
      'collinear_predictors',
    ],
  ])('with %s is not estimable', (_, outcome, predictors, reason) => {
    expect(() => leastSquares(column(outcome), predictors.map(column))).toThrow(
      new NotEstimable(reason as NotEstimable['reason']),
    );
  });
});
