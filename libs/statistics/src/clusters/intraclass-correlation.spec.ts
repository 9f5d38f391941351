import fc from 'fast-check';
import { column } from '../../reference/index.js';
import { clusteredStudy, columnOf, outcomeOf, same, type Child } from '../../reference/samples.js';
import {
  designEffect,
  differenceInDifferences,
  intraclassCorrelation,
  leastSquares,
  constant,
  NotEstimable,
} from '../index.js';

const icc = (children: readonly Child[]) =>
  intraclassCorrelation(columnOf(children, 'outcome'), columnOf(children, 'cluster'));

describe('the intraclass correlation', () => {
  it('depends neither on order, nor on names, nor on units', () => {
    fc.assert(
      fc.property(clusteredStudy, (children) => {
        const there = outcomeOf(() => icc(children));
        if (typeof there === 'string') return true;
        const moved = children
          .toReversed()
          .map((c) => ({ ...c, outcome: 2 * c.outcome - 30, cluster: 100 - c.cluster }));
        const { icc: value, p, interval, f } = icc(moved);
        return same([value, p, f, interval], [there.icc, there.p, there.f, there.interval]);
      }),
    );
  });

  it('is between −1 / (n₀ − 1) and 1, inside its interval', () => {
    fc.assert(
      fc.property(clusteredStudy, (children) => {
        const there = outcomeOf(() => icc(children));
        if (typeof there === 'string') return true;
        const { icc: value, interval, effectiveSize } = there;
        return (
          value >= -1 / (effectiveSize - 1) - 1e-9 &&
          value <= 1 &&
          interval.low <= value &&
          value <= interval.high
        );
      }),
    );
  });

  it('is negative, and not cut to zero, when clusters are more alike than chance makes them', () => {
    expect(intraclassCorrelation(column([1, 5, 1, 5, 1, 5]), column([1, 1, 2, 2, 3, 3])).icc).toBeCloseTo(
      -1,
      12,
    );
  });

  it.each([
    ['nobody', [], [], 'too_few_observations'],
    ['one child', [1], [1], 'too_few_observations'],
    ['one cluster', [1, 2, 3], [4, 4, 4], 'too_few_observations'],
    ['one child a cluster', [1, 2, 3], [4, 5, 6], 'too_few_observations'],
    ['all missing', [NaN, NaN, NaN], [4, 4, 5], 'too_few_observations'],
    ['children alike in every cluster', [1, 1, 2, 2], [4, 4, 5, 5], 'no_variance'],
    ['an infinite score', [1, Infinity, 2, 2], [4, 4, 5, 5], 'not_finite'],
    ['columns of unequal lengths', [1, 2], [4, 4, 5], 'lengths_differ'],
  ])('of %s is not estimable', (_, outcome, cluster, reason) => {
    expect(() => intraclassCorrelation(column(outcome), column(cluster))).toThrow(
      new NotEstimable(reason as NotEstimable['reason']),
    );
  });
});

describe('the design effect', () => {
  it('is the larger, the more clusters differ in size', () => {
    expect(designEffect([10, 10, 10], 0.1).bySizes).toBeCloseTo(designEffect([10, 10, 10], 0.1).byMeanSize, 12);
    expect(designEffect([2, 10, 18], 0.1).bySizes).toBeGreaterThan(designEffect([2, 10, 18], 0.1).byMeanSize);
  });

  it('wants clusters', () => {
    expect(() => designEffect([], 0.1)).toThrow(new NotEstimable('too_few_observations'));
  });
});

describe('the difference in differences', () => {
  const before = column([3, 5, 4, 6, 7, 2, 4, 5]);
  const after = column([6, 9, 4, 9, 8, 3, 6, 4]);
  const arm = column([1, 1, 1, 1, 0, 0, 0, 0]);
  const centre = column([1, 1, 2, 2, 3, 3, 4, 4]);

  it('is the difference of mean changes, with the standard error of gain scores', () => {
    const { estimate, seClassical } = differenceInDifferences(before, after, arm, centre);
    const gains = after.map((y, row) => y - (before[row] ?? NaN));
    const fit = leastSquares(gains, [constant(8), arm]);
    expect(same([estimate, seClassical], [fit.coefficients[1], fit.standardErrors[1]], 1e-12)).toBe(true);
  });

  it.each([
    ['nobody', [], [], [], [], 'too_few_observations'],
    ['one arm', [1, 2, 3], [2, 3, 5], [1, 1, 1], [1, 2, 3], 'too_few_observations'],
    ['one cluster', [1, 2, 3], [2, 3, 5], [1, 0, 0], [1, 1, 1], 'too_few_observations'],
    ['children who change alike', [1, 2, 3], [2, 3, 4], [1, 0, 0], [1, 2, 3], 'no_variance'],
    ['an infinite score', [1, 2, Infinity], [2, 3, 4], [1, 0, 0], [1, 2, 3], 'not_finite'],
  ])('of %s is not estimable', (_, x, y, treatment, cluster, reason) => {
    expect(() => differenceInDifferences(column(x), column(y), column(treatment), column(cluster))).toThrow(
      new NotEstimable(reason as NotEstimable['reason']),
    );
  });
});
