import fc from 'fast-check';
import { outcomeOf, same } from '../../reference/samples.js';
import { constant, logisticRegression, oddsRatio, type Column } from '../index.js';

const column = (values: readonly number[]): Column => Float64Array.from(values);

/** Zeros and ones with a covariate, of which at least two of each answer lie beyond each other. */
const people = fc
  .array(fc.tuple(fc.nat(1), fc.integer({ min: -5, max: 5 }), fc.nat(1)), { minLength: 8, maxLength: 40 })
  .filter((rows) => new Set(rows.map(([y]) => y)).size === 2);
type Rows = readonly (readonly [number, number, number])[];

const fit = (rows: Rows, times = 1, plus = 0) =>
  outcomeOf(() => {
    const { fitted, ...rest } = logisticRegression(column(rows.map(([y]) => y)), [
      constant(rows.length),
      column(rows.map(([, x]) => times * x + plus)),
      column(rows.map(([, , z]) => z)),
    ]);
    return { ...rest, mean: fitted.reduce((sum, p) => sum + p, 0) / rows.length, fitted: [...fitted] };
  });
type Fit = Exclude<ReturnType<typeof fit>, string>;

/** What a row order, a shift and a scale leave as it is; separation is found by both or by neither. */
const agree = (a: Fit | string, b: Fit | string, compare: (a: Fit, b: Fit) => boolean) =>
  typeof a === 'string' || typeof b === 'string' ? a === b : compare(a, b);

describe('logistic regression', () => {
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(people, (rows) =>
        agree(fit(rows.toReversed()), fit(rows), (a, b) =>
          same([a.coefficients, a.standardErrors], [b.coefficients, b.standardErrors], 1e-6),
        ),
      ),
    );
  });

  it('fits the same whatever the covariate’s origin and unit', () => {
    fc.assert(
      fc.property(people, (rows) =>
        agree(fit(rows, 0.25, 30), fit(rows), (a, b) =>
          same(
            [a.coefficients[1], a.coefficients[2], a.standardErrors[1], a.fitted],
            [(b.coefficients[1] ?? NaN) * 4, b.coefficients[2], (b.standardErrors[1] ?? NaN) * 4, b.fitted],
            1e-5,
          ),
        ),
      ),
    );
  });

  it('turns its signs when zeros and ones change names', () => {
    fc.assert(
      fc.property(people, (rows) =>
        agree(fit(rows.map(([y, x, z]) => [1 - y, x, z])), fit(rows), (a, b) =>
          same([a.coefficients, a.standardErrors], [b.coefficients.map((c) => -c), b.standardErrors], 1e-6),
        ),
      ),
    );
  });

  it('leaves residuals that no predictor explains', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const there = fit(rows);
        if (typeof there === 'string') return true;
        const left = rows.map(([y], i) => y - (there.fitted[i] ?? NaN));
        const scores = [1, 2].map((j) =>
          rows.reduce((sum, row, i) => sum + (row[j] ?? NaN) * (left[i] ?? NaN), 0),
        );
        return same([left.reduce((sum, r) => sum + r, 0), ...scores], [0, 0, 0], 1e-5);
      }),
    );
  });

  it('on an arm alone is the odds ratio of the two-by-two table, with Woolf’s error', () => {
    const cell = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const table = { treatment: { count: a, n: a + b }, comparison: { count: c, n: c + d } };
        const shares = column([a / (a + b), c / (c + d)]);
        const { coefficients, standardErrors } = logisticRegression(
          shares,
          [constant(2), column([1, 0])],
          column([a + b, c + d]),
        );
        const { ratio, logSe } = oddsRatio(table);
        return same(coefficients[1], Math.log(ratio), 1e-8) && same(standardErrors[1], logSe, 1e-4);
      }),
    );
  });

  const x = column([1, 2, 3, 4, 5, 6]);
  const y = column([0, 1, 0, 1, 0, 1]);
  it.each([
    [
      'answers that a covariate tells apart wholly',
      column([0, 0, 0, 1, 1, 1]),
      [constant(6), x],
      'no_solution',
    ],
    [
      'answers that it tells apart but for one tie',
      column([0, 0, 0, 1, 0, 1]),
      [constant(6), column([1, 2, 3, 3, 3, 4])],
      'no_solution',
    ],
    ['nothing but zeros', new Float64Array(6), [constant(6), x], 'no_variance'],
    ['nothing but ones', constant(6), [constant(6), x], 'no_variance'],
    ['an answer of 2', column([0, 1, 2, 1, 0, 1]), [constant(6), x], 'not_finite'],
    ['a missing answer', column([0, 1, NaN, 1, 0, 1]), [constant(6), x], 'not_finite'],
    ['nobody', new Float64Array(0), [constant(0), new Float64Array(0)], 'too_few_observations'],
    ['one person', column([0.5]), [constant(1), column([2])], 'too_few_observations'],
    ['a constant covariate', y, [constant(6), column([3, 3, 3, 3, 3, 3])], 'collinear_predictors'],
    ['a missing covariate', y, [constant(6), column([1, 2, NaN, 4, 5, 6])], 'not_finite'],
    ['an infinite covariate', y, [constant(6), column([1, 2, Infinity, 4, 5, 6])], 'not_finite'],
    ['a covariate that is too short', y, [constant(6), column([1, 2])], 'lengths_differ'],
  ])('of %s is not estimable', (_, outcome, predictors, reason) => {
    expect(outcomeOf(() => [...logisticRegression(outcome, predictors).coefficients])).toBe(reason);
  });

  it('wants as many trials as rows', () => {
    expect(outcomeOf(() => [...logisticRegression(y, [constant(6), x], constant(5)).coefficients])).toBe(
      'lengths_differ',
    );
  });
});
