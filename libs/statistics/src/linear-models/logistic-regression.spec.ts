import fc from 'fast-check';
import { column } from '../../reference/index.js';
import { outcomeOf, same } from '../../reference/samples.js';
import { constant, likelihoodRatio, logisticRegression, NotEstimable, oddsRatio } from '../index.js';

interface Child {
  readonly seen: number;
  readonly score: number;
}
const children = fc.array(fc.record({ seen: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 20 }) }), {
  minLength: 6,
  maxLength: 40,
});
const fitOf = (all: readonly Child[]) => {
  const seen = Float64Array.from(all, (child) => child.seen);
  const score = Float64Array.from(all, (child) => child.score);
  return logisticRegression(seen, [constant(all.length), score]);
};

describe('logistic regression', () => {
  it('is where the score equations are zero, or says why it is nowhere', () => {
    fc.assert(
      fc.property(children, (all) => {
        const fit = outcomeOf(() => fitOf(all));
        if (typeof fit === 'string')
          return ['no_solution', 'no_variance', 'collinear_predictors'].includes(fit);
        const misfit = all.map(({ seen }, row) => seen - (fit.fitted[row] ?? NaN));
        const sums = [
          misfit.reduce((sum, e) => sum + e, 0),
          misfit.reduce((sum, e, row) => sum + e * (all[row]?.score ?? NaN), 0),
        ];
        return sums.every((sum) => Math.abs(sum) < 1e-8);
      }),
    );
  });

  it('turns its signs when ones and zeros change places, and has the units of its predictors', () => {
    fc.assert(
      fc.property(children, (all) => {
        const fit = outcomeOf(() => fitOf(all).coefficients);
        if (typeof fit === 'string') return true;
        const turned = fitOf(all.map(({ seen, score }) => ({ seen: 1 - seen, score: 2 * score })));
        return same(turned.coefficients, [-(fit[0] ?? NaN), -(fit[1] ?? NaN) / 2], 1e-6);
      }),
    );
  });

  it('does not depend on the order of children', () => {
    fc.assert(
      fc.property(children, (all) => {
        const [there, back] = [all, all.toReversed()].map((rows) =>
          outcomeOf(() => {
            const { coefficients, standardErrors } = fitOf(rows);
            return { coefficients, standardErrors };
          }),
        );
        return typeof there === 'string' ? back === there : same(back, there);
      }),
    );
  });

  it('on an arm alone is the odds ratio of the two-by-two table, with Woolf’s error', () => {
    const cell = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const fit = logisticRegression(
          column([a / (a + b), c / (c + d)]),
          [constant(2), column([1, 0])],
          column([a + b, c + d]),
        );
        const table = { treatment: { count: a, n: a + b }, comparison: { count: c, n: c + d } };
        const { ratio, logSe } = oddsRatio(table);
        return same([fit.coefficients[1], fit.standardErrors[1]], [Math.log(ratio), logSe]);
      }),
    );
  });

  const score = [1, 2, 3, 4, 5, 6];
  const seen = [0, 1, 0, 1, 0, 1];
  it.each([
    ['nothing but zeros', [0, 0, 0, 0, 0, 0], score, 'no_variance'],
    ['nothing but ones', [1, 1, 1, 1, 1, 1], score, 'no_variance'],
    ['an answer of 2', [0, 1, 2, 1, 0, 1], score, 'not_finite'],
    ['a missing answer', [0, 1, NaN, 1, 0, 1], score, 'not_finite'],
    ['nobody', [], [], 'too_few_observations'],
    ['one child', [0.5], [2], 'too_few_observations'],
    ['scores that are all alike', seen, [3, 3, 3, 3, 3, 3], 'collinear_predictors'],
    ['a missing score', seen, [1, 2, NaN, 4, 5, 6], 'not_finite'],
    ['an infinite score', seen, [1, 2, Infinity, 4, 5, 6], 'not_finite'],
    ['a score too few', seen, [1, 2], 'lengths_differ'],
  ])('of %s is not estimable', (_, outcome, scores, reason) => {
    expect(() => logisticRegression(column(outcome), [constant(outcome.length), column(scores)])).toThrow(
      new NotEstimable(reason as NotEstimable['reason']),
    );
  });

  it('wants as many trials as rows', () => {
    expect(() => logisticRegression(column(seen), [constant(6)], constant(5))).toThrow(
      new NotEstimable('lengths_differ'),
    );
  });

  it.each([
    ['every child above a score is followed', [0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6]],
    ['one group is followed whole and the other not at all', [0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1]],
    ['one group is followed whole', [1, 1, 1, 0, 1, 0], [1, 1, 1, 0, 0, 0]],
    ['scores but one tell the children apart', [0, 0, 0, 1, 1, 1], [1, 2, 3, 3, 5, 6]],
  ])('has no solution where %s', (_, seen, score) => {
    expect(() => logisticRegression(column(seen), [constant(6), column(score)])).toThrow(
      new NotEstimable('no_solution'),
    );
  });
});

describe('the likelihood ratio', () => {
  const seen = column([0, 1, 0, 1, 1, 0, 1, 1]);
  const score = column([1, 2, 3, 4, 5, 6, 7, 8]);
  const plain = logisticRegression(seen, [constant(8)]);
  const fit = logisticRegression(seen, [constant(8), score]);

  it('has a degree of freedom for each further predictor', () => {
    const ratio = likelihoodRatio(fit, plain);
    expect(ratio.df).toBe(1);
    expect(ratio.statistic).toBeCloseTo(2 * (fit.logLikelihood - plain.logLikelihood), 12);
  });

  it('is not estimable against a fit with as many predictors, or of other rows', () => {
    const shorter = logisticRegression(seen.slice(1), [constant(7)]);
    expect(() => likelihoodRatio(plain, fit)).toThrow(new NotEstimable('no_solution'));
    expect(() => likelihoodRatio(fit, shorter)).toThrow(new NotEstimable('lengths_differ'));
  });
});
