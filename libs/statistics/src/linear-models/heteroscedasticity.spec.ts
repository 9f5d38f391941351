import fc from 'fast-check';
import { sampleCorrelation } from 'simple-statistics';
import { column } from '../../reference/index.js';
import { clusteredStudy, columnOf, outcomeOf, same, type Child } from '../../reference/samples.js';
import {
  coefficientTest,
  constant,
  explainedVariance,
  heteroscedasticErrors,
  leastSquares,
  NotEstimable,
  normalTest,
} from '../index.js';

const fitOf = (children: readonly Child[]) =>
  leastSquares(columnOf(children, 'outcome'), [constant(children.length), columnOf(children, 'covariate')]);

describe('errors that allow each row its own variance', () => {
  it('depend neither on order nor on where zero is, and have the units of the outcome', () => {
    fc.assert(
      fc.property(clusteredStudy, fc.constantFrom('HC0', 'HC1', 'HC2', 'HC3'), (children, kind) => {
        const slope = (rows: readonly Child[]) =>
          outcomeOf(() => heteroscedasticErrors(fitOf(rows), kind)[1] ?? NaN);
        const there = slope(children);
        if (typeof there === 'string') return true;
        const moved = children.toReversed().map((c) => ({ ...c, outcome: 4 * c.outcome + 9 }));
        return same(slope(moved), 4 * there);
      }),
    );
  });

  it('grow from HC0 to HC3', () => {
    fc.assert(
      fc.property(clusteredStudy, (children) => {
        const errors = outcomeOf(() =>
          (['HC0', 'HC2', 'HC3'] as const).map(
            (kind) => heteroscedasticErrors(fitOf(children), kind)[1] ?? NaN,
          ),
        );
        return typeof errors === 'string' || (errors[0]! <= errors[1]! && errors[1]! <= errors[2]!);
      }),
    );
  });

  it('are not estimable by HC3 when a row alone determines a coefficient', () => {
    const fit = leastSquares(column([1, 4, 3]), [constant(3), column([0, 0, 1])]);
    expect(() => heteroscedasticErrors(fit, 'HC3')).toThrow(new NotEstimable('no_variance'));
    expect(heteroscedasticErrors(fit, 'HC1').every(Number.isFinite)).toBe(true);
  });
});

describe('weighted least squares', () => {
  it('counts a row of weight two as two rows', () => {
    const [y, x] = [column([1, 4, 3, 9]), column([0, 1, 2, 4])];
    const twice = leastSquares(column([...y, 9]), [constant(5), column([...x, 4])]);
    const weighted = leastSquares(y, [constant(4), x], column([1, 1, 1, 2]));
    expect(same(weighted.coefficients, twice.coefficients, 1e-12)).toBe(true);
  });
});

describe('explained variance', () => {
  it('is the squared correlation of one predictor', () => {
    const [y, x] = [column([1, 4, 3, 9]), column([0, 1, 2, 4])];
    const { r2, adjusted } = explainedVariance(leastSquares(y, [constant(4), x]), y);
    expect(r2).toBeCloseTo(sampleCorrelation([...x], [...y]) ** 2, 12);
    expect(adjusted).toBeLessThan(r2);
  });

  it('is not estimable of a constant outcome', () => {
    const y = column([0.1, 0.1, 0.1]);
    expect(() => explainedVariance(leastSquares(y, [constant(3)]), y)).toThrow(new NotEstimable('no_variance'));
  });
});

describe('a test of a coefficient', () => {
  it('is not estimable without a standard error', () => {
    expect(() => coefficientTest(1, 0, 5)).toThrow(new NotEstimable('no_variance'));
    expect(() => normalTest(1, 0)).toThrow(new NotEstimable('no_variance'));
    expect(() => coefficientTest(1, NaN, 5)).toThrow(new NotEstimable('not_finite'));
    expect(() => normalTest(Infinity, 1)).toThrow(new NotEstimable('not_finite'));
  });
});
