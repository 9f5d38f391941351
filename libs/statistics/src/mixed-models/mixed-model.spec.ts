import fc from 'fast-check';
import { column } from '../../reference/index.js';
import { clusteredStudy, columnOf, outcomeOf, same, type Child } from '../../reference/samples.js';
import {
  clusteredDifference,
  constant,
  intraclassCorrelation,
  kenwardRogerTest,
  leastSquares,
  mixedModel,
  NotEstimable,
  satterthwaiteTest,
  waldTest,
} from '../index.js';

const model = (children: readonly Child[]) =>
  mixedModel(
    columnOf(children, 'outcome'),
    [constant(children.length), columnOf(children, 'treatment'), columnOf(children, 'covariate')],
    columnOf(children, 'cluster'),
  );

/** What is estimated, in one list. */
const estimates = (children: readonly Child[]) =>
  outcomeOf(() => {
    const fit = model(children);
    const { coefficients, standardErrors, residualVariance, randomCovariance } = fit;
    const tests = [satterthwaiteTest, kenwardRogerTest, waldTest].map((test) => test(fit, [0, 1, 0]).p);
    return { coefficients, standardErrors, residualVariance, randomCovariance, tests };
  });

/** Six children at five waves, each with a level and a slope of its own. */
const waves = Array.from({ length: 30 }, (_, i) => ({ child: i % 6, wave: Math.floor(i / 6) }));
const score = Float64Array.from(
  waves,
  ({ child, wave }) =>
    20 + 3 * Math.sin(child * 5) + (2 + Math.cos(child * 3)) * wave + Math.sin(child * 7 + wave * 11),
);
const wave = Float64Array.from(waves, (row) => row.wave);
const child = Float64Array.from(waves, (row) => row.child);
const sloped = (times: number) =>
  mixedModel(score, [constant(30), wave.map((w) => w * times)], child, [wave.map((w) => w * times)]);

describe('a mixed model', () => {
  it('depends neither on the order of rows nor on the names of groups', () => {
    fc.assert(
      fc.property(clusteredStudy, (children) => {
        const turned = children.toReversed().map((c) => ({ ...c, cluster: 50 - c.cluster }));
        return same(estimates(turned), estimates(children), 1e-5);
      }),
      { numRuns: 25 },
    );
  });

  it('follows the outcome where it is shifted and scaled', () => {
    fc.assert(
      fc.property(clusteredStudy, (children) => {
        const there = estimates(children);
        const moved = estimates(children.map((c) => ({ ...c, outcome: c.outcome * 2 + 500 })));
        if (typeof there === 'string' || typeof moved === 'string') return there === moved;
        return (
          same(moved.coefficients[1], 2 * there.coefficients[1]!, 1e-5) &&
          same(moved.residualVariance, 4 * there.residualVariance, 1e-5) &&
          same(moved.tests, there.tests, 1e-5)
        );
      }),
      { numRuns: 25 },
    );
  });

  it('has no random variance, and the fit of least squares, where groups do not differ', () => {
    const y = column([1, 5, 1, 5, 2, 4]);
    const fit = mixedModel(y, [constant(6)], column([1, 1, 2, 2, 3, 3]));
    const plain = leastSquares(y, [constant(6)]);
    expect(fit.randomCovariance[0]?.[0]).toBeCloseTo(0, 12);
    expect(fit.residualVariance).toBeCloseTo(plain.sigma ** 2, 10);
    expect(satterthwaiteTest(fit, [1]).df).toBeCloseTo(5, 8);
    expect(kenwardRogerTest(fit, [1]).df).toBeCloseTo(5, 8);
  });

  it('has the analysis of variance of groups of equal size', () => {
    const [y, group] = [column([1, 2, 5, 7, 9, 8]), column([1, 1, 2, 2, 3, 3])];
    const fit = mixedModel(y, [constant(6)], group);
    const { meanSquareBetween, meanSquareWithin } = intraclassCorrelation(y, group);
    expect(fit.residualVariance).toBeCloseTo(meanSquareWithin, 9);
    expect(fit.randomCovariance[0]?.[0]).toBeCloseTo((meanSquareBetween - meanSquareWithin) / 2, 9);
  });

  it('has the t of cluster means for an arm assigned to groups of equal size', () => {
    const y = column([1, 2, 5, 7, 9, 8, 4, 6]);
    const [arm, group] = [column([1, 1, 0, 0, 1, 1, 0, 0]), column([1, 1, 2, 2, 3, 3, 4, 4])];
    const { t, df } = clusteredDifference(y, arm, [], group);
    const fit = mixedModel(y, [constant(8), arm], group);
    expect(same(kenwardRogerTest(fit, [0, 1]).t, t)).toBe(true);
    expect(same([satterthwaiteTest(fit, [0, 1]).df, kenwardRogerTest(fit, [0, 1]).df], [df, df], 1e-5)).toBe(
      true,
    );
  });

  it('gives slopes their own variance, in the units of their predictor', () => {
    const [there, scaled] = [sloped(1), sloped(100)];
    expect(there.randomCovariance[1]?.[1]).toBeGreaterThan(0.1);
    expect(same(scaled.randomCovariance[1]?.[1], (there.randomCovariance[1]?.[1] ?? NaN) / 1e4, 1e-6)).toBe(
      true,
    );
    expect(same(satterthwaiteTest(scaled, [0, 1]).t, satterthwaiteTest(there, [0, 1]).t, 1e-6)).toBe(true);
    expect(satterthwaiteTest(there, [0, 1]).df).toBeCloseTo(5, 1);
    expect(kenwardRogerTest(there, [0, 1]).df).toBeCloseTo(5, 1);
  });

  it('leaves out rows with anything missing', () => {
    const gap = [...score];
    gap[4] = NaN;
    const fit = mixedModel(column(gap), [constant(30), wave], child);
    expect(fit.n).toBe(29);
  });

  const y = [1, 5, 2, 8, 4, 3];
  const x = [3, 1, 4, 1, 5, 9];
  const group = [1, 1, 2, 2, 3, 3];
  it.each([
    ['nobody', [], [], [], 'too_few_observations'],
    ['one row', [1], [1], [1], 'too_few_observations'],
    ['one group', y, x, [1, 1, 1, 1, 1, 1], 'too_few_observations'],
    ['one row a group', y, x, [1, 2, 3, 4, 5, 6], 'too_few_observations'],
    ['all missing', y.map(() => NaN), x, group, 'too_few_observations'],
    ['a constant outcome', [2, 2, 2, 2, 2, 2], x, group, 'no_variance'],
    ['a constant predictor', y, [2, 2, 2, 2, 2, 2], group, 'collinear_predictors'],
    ['an infinite score', [1, 5, Infinity, 8, 4, 3], x, group, 'not_finite'],
    ['columns of unequal lengths', y, [1, 2], group, 'lengths_differ'],
  ])('of %s is not estimable', (_, outcome, predictor, groups, reason) => {
    expect(() =>
      mixedModel(column(outcome), [constant(outcome.length), column(predictor)], column(groups)),
    ).toThrow(new NotEstimable(reason as NotEstimable['reason']));
  });

  it('of groups within which nobody differs is not estimable', () => {
    const result = outcomeOf(() => mixedModel(column([1, 1, 2, 2, 4, 4]), [constant(6)], column(group)));
    expect(['no_variance', 'no_solution']).toContain(result);
  });

  it('tests coefficients that it has', () => {
    expect(() => waldTest(sloped(1), [1])).toThrow(new NotEstimable('lengths_differ'));
  });
});
