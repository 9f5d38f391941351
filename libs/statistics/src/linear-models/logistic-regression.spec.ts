import fc from 'fast-check';
import { column } from '../../reference/index.js';
import { outcomeOf, same } from '../../reference/samples.js';
import { constant, likelihoodRatio, logisticRegression, NotEstimable } from '../index.js';

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
