import fc from 'fast-check';
import { column } from '../../reference/index.js';
import { outcomeOf, same } from '../../reference/samples.js';
import {
  ancova,
  attritionRates,
  baselineCarriedForward,
  constant,
  describeWeights,
  followedUp,
  inverseProbabilityWeights,
  leastSquares,
  logisticRegression,
  NotEstimable,
  poolEstimates,
  stabilisedWeights,
  trimmedBounds,
  weightedAncova,
  weightedErrors,
  weightedMean,
  worstCaseBounds,
  type Column,
} from '../index.js';

interface Child {
  readonly treatment: number;
  readonly baseline: number;
  /** NaN where lost. */
  readonly endline: number;
  readonly weight: number;
}

const score = fc.integer({ min: 0, max: 100 });
const child = fc.record({
  treatment: fc.constantFrom(0, 1),
  baseline: score,
  endline: fc.oneof({ arbitrary: score, weight: 3 }, fc.constant(NaN)),
  weight: fc.integer({ min: 1, max: 5 }),
});
const cohort = fc
  .array(child, { minLength: 8, maxLength: 40 })
  .filter((children) =>
    [0, 1].every(
      (arm) =>
        new Set(
          children
            .filter((c) => c.treatment === arm && !Number.isNaN(c.endline))
            .map((c) => `${String(c.baseline)}/${String(c.endline)}`),
        ).size > 3,
    ),
  );
const of = (children: readonly Child[], name: keyof Child): Column =>
  Float64Array.from(children, (c) => c[name]);
const weighted = (children: readonly Child[], convention?: 'survey' | 'stata') =>
  outcomeOf(() =>
    weightedAncova(
      of(children, 'endline'),
      of(children, 'baseline'),
      of(children, 'treatment'),
      of(children, 'weight'),
      convention,
    ),
  );

describe('attrition', () => {
  it('is counted by arm, and turns its sign with the arms', () => {
    fc.assert(
      fc.property(cohort, (children) => {
        const followed = followedUp(of(children, 'endline'));
        const rates = attritionRates(followed, of(children, 'treatment'));
        const turned = attritionRates(
          followed,
          of(children, 'treatment').map((arm) => 1 - arm),
        );
        const lost = rates.treatment.lost + rates.comparison.lost;
        return (
          lost === children.filter((c) => Number.isNaN(c.endline)).length &&
          Math.abs(rates.overall - lost / children.length) < 1e-12 &&
          turned.differential === -rates.differential
        );
      }),
    );
  });

  it('of an arm without children is not estimable', () => {
    expect(() => attritionRates(column([1, 0]), column([1, 1]))).toThrow(
      new NotEstimable('too_few_observations'),
    );
  });
});

describe('weights for attrition', () => {
  // Three of four boys are followed, one of two girls: by hand 4/3 and 2.
  const girl = column([0, 0, 0, 0, 1, 1]);
  const followed = column([1, 1, 1, 0, 1, 0]);
  const { fitted } = logisticRegression(followed, [constant(6), girl]);
  const weights = inverseProbabilityWeights(followed, fitted);

  it('make those who are left stand for all', () => {
    expect([...weights].map((w) => Number(w.toFixed(9)))).toEqual([
      1.333333333,
      1.333333333,
      1.333333333,
      NaN,
      2,
      NaN,
    ]);
    expect(describeWeights(weights).sum).toBeCloseTo(6, 9);
    expect(weightedMean(girl, weights).estimate).toBeCloseTo(2 / 6, 9);
  });

  it('are one on average once stabilised, and all one where the group explains them', () => {
    const alike = stabilisedWeights(weights, constant(6));
    expect(describeWeights(alike).sum).toBeCloseTo(4, 9);
    expect(describeWeights(alike).effectiveN).toBeCloseTo(describeWeights(weights).effectiveN, 9);
    const byGroup = stabilisedWeights(weights, girl);
    expect([...byGroup].filter((w) => !Number.isNaN(w)).every((w) => Math.abs(w - 1) < 1e-9)).toBe(true);
  });

  it.each<[string, NotEstimable['reason'], () => unknown]>([
    ['of a probability of nothing', 'not_finite', () => inverseProbabilityWeights(column([1]), column([0]))],
    ['of a missing probability', 'not_finite', () => inverseProbabilityWeights(column([1]), column([null]))],
    ['of unequal columns', 'lengths_differ', () => inverseProbabilityWeights(column([1]), column([]))],
    ['stabilised in unequal columns', 'lengths_differ', () => stabilisedWeights(column([1]), column([]))],
    ['of nobody', 'too_few_observations', () => describeWeights(column([null]))],
    ['below zero', 'not_finite', () => describeWeights(column([1, -1]))],
    ['for one child', 'too_few_observations', () => weightedMean(column([1]), column([1]))],
    ['of nothing', 'not_finite', () => weightedMean(column([1, 2]), column([0, 0]))],
  ])('%s are not estimable', (_, reason, compute) => {
    expect(compute).toThrow(new NotEstimable(reason));
  });
});

describe('the weighted difference between arms', () => {
  it('has the estimate of as many children as the weights say', () => {
    fc.assert(
      fc.property(cohort, (children) => {
        const repeated = children.flatMap((c) => Array.from({ length: c.weight }, () => c));
        const there = weighted(children);
        if (typeof there === 'string') return true;
        const plain = ancova(of(repeated, 'endline'), of(repeated, 'baseline'), of(repeated, 'treatment'));
        return same(there.estimate, plain.estimate);
      }),
    );
  });

  it('does not depend on the size of weights, on order, or on where zero is', () => {
    fc.assert(
      fc.property(cohort, (children) => {
        const moved = children
          .toReversed()
          .map((c) => ({ ...c, weight: 7 * c.weight, endline: c.endline + 30, baseline: 2 * c.baseline - 9 }));
        return same(weighted(moved), weighted(children), 1e-6);
      }),
    );
  });

  it('leaves out the lost, and differs between conventions by a factor only', () => {
    fc.assert(
      fc.property(cohort, (children) => {
        const left = children.filter((c) => !Number.isNaN(c.endline));
        const [survey, stata] = [weighted(children), weighted(children, 'stata')];
        if (typeof survey === 'string' || typeof stata === 'string') return survey === stata;
        const factor = Math.sqrt((survey.n - 1) / survey.df);
        return same(survey, weighted(left)) && same(stata.se, survey.se * factor);
      }),
    );
  });

  it('has the errors of unweighted children where all weigh the same', () => {
    const y = column([3, 5, 4, 8, 7]);
    const predictors = [constant(5), column([0, 1, 2, 3, 4])];
    const plain = weightedErrors(leastSquares(y, predictors), 'stata');
    expect(
      same(
        weightedErrors(
          leastSquares(
            y,
            predictors,
            constant(5).map((w) => 3 * w),
          ),
          'stata',
        ),
        plain,
      ),
    ).toBe(true);
  });

  it.each<[string, NotEstimable['reason'], number[], number[]]>([
    ['one child in an arm', 'too_few_observations', [1, 2, 4, 3], [1, 0, 0, 0]],
    ['endlines that are baselines', 'no_variance', [2, 5, 4, 1], [1, 1, 0, 0]],
  ])('of %s is not estimable', (_, reason, endline, treatment) => {
    const baseline = column([2, 5, 4, 1]);
    expect(() => weightedAncova(column(endline), baseline, column(treatment), column([1, 2, 1, 2]))).toThrow(
      new NotEstimable(reason),
    );
  });
});

describe('bounds for those who were lost', () => {
  const scale = { low: 0, high: 100 };
  const means = (children: readonly Child[], filled: (c: Child) => number) => {
    const mean = (arm: number) => {
      const own = children.filter((c) => c.treatment === arm).map(filled);
      return own.reduce((sum, y) => sum + y, 0) / own.length;
    };
    return mean(1) - mean(0);
  };

  it('hold the difference, whatever the lost would have scored', () => {
    fc.assert(
      fc.property(cohort, fc.infiniteStream(score), (children, scores) => {
        const { low, high } = worstCaseBounds(of(children, 'endline'), of(children, 'treatment'), scale);
        const truth = means(children, (c) =>
          Number.isNaN(c.endline) ? (scores.next().value as number) : c.endline,
        );
        return low - 1e-9 <= truth && truth <= high + 1e-9;
      }),
    );
  });

  it('by trimming hold the difference of those who are left, and are no range where as many were lost', () => {
    fc.assert(
      fc.property(cohort, (children) => {
        const trimmed = trimmedBounds(of(children, 'endline'), of(children, 'treatment'));
        const left = children.filter((c) => !Number.isNaN(c.endline));
        const plain = means(left, (c) => c.endline);
        const whole = trimmedBounds(of(left, 'endline'), of(left, 'treatment'));
        return (
          trimmed.low - 1e-9 <= plain &&
          plain <= trimmed.high + 1e-9 &&
          same(whole, { low: plain, high: plain }, 1e-9)
        );
      }),
    );
  });

  it('by trimming change places and signs with the arms', () => {
    fc.assert(
      fc.property(cohort, (children) => {
        const turned = children.map((c) => ({ ...c, treatment: 1 - c.treatment }));
        const [one, other] = [children, turned].map((all) =>
          trimmedBounds(of(all, 'endline'), of(all, 'treatment')),
        );
        return same(one, { low: -(other?.high ?? NaN), high: -(other?.low ?? NaN) });
      }),
    );
  });

  it('carry baseline forward for the lost only', () => {
    expect([...baselineCarriedForward(column([5, null, null]), column([1, 2, null]))]).toEqual([5, 2, NaN]);
  });

  it.each<[string, NotEstimable['reason'], () => unknown]>([
    ['unequal columns', 'lengths_differ', () => baselineCarriedForward(column([1]), column([]))],
    ['an empty arm', 'too_few_observations', () => worstCaseBounds(column([1]), column([1]), scale)],
    ['a score off the scale', 'not_finite', () => worstCaseBounds(column([1, 101]), column([1, 0]), scale)],
    ['an arm wholly lost', 'too_few_observations', () => trimmedBounds(column([1, null]), column([1, 0]))],
  ])('are not estimable with %s', (_, reason, compute) => {
    expect(compute).toThrow(new NotEstimable(reason));
  });
});

describe('estimates from completed data sets', () => {
  const analyses = fc.array(
    fc.record({ estimate: fc.integer({ min: -50, max: 50 }), se: fc.integer({ min: 10, max: 20 }) }),
    { minLength: 2, maxLength: 30 },
  );

  it('are pooled by their mean, with an error no smaller than theirs and fewer degrees of freedom', () => {
    fc.assert(
      fc.property(analyses, fc.integer({ min: 2, max: 5000 }), (all, dfComplete) => {
        const pooled = poolEstimates(all, dfComplete);
        const mean = all.reduce((sum, { estimate }) => sum + estimate, 0) / all.length;
        return (
          Math.abs(pooled.estimate - mean) < 1e-9 &&
          pooled.total >= pooled.within &&
          pooled.df < dfComplete &&
          pooled.df <= (pooled.dfRubin ?? Infinity) &&
          pooled.shareMissing >= 0 &&
          pooled.shareMissing < 1
        );
      }),
    );
  });

  it('are refused where so little is known that the interval has no end', () => {
    const apart = [-36, 0].map((estimate) => ({ estimate, se: 1 }));
    expect(() => poolEstimates(apart, 2)).toThrow(new NotEstimable('not_finite'));
  });

  it('have the degrees of freedom of Rubin where the sample has no end', () => {
    const all = [1, 4, 2, 6].map((estimate) => ({ estimate, se: 1.5 }));
    const pooled = poolEstimates(all, 1e12);
    expect(pooled.df / (pooled.dfRubin ?? NaN)).toBeCloseTo(1, 9);
  });

  it('that do not differ have no missing information but what degrees of freedom take', () => {
    const pooled = poolEstimates(
      [
        { estimate: 2, se: 1 },
        { estimate: 2, se: 1 },
      ],
      40,
    );
    expect(pooled).toMatchObject({ between: 0, se: 1, increase: 0, shareMissing: 0 });
    expect(pooled.dfRubin).toBeUndefined();
    expect(pooled.df).toBeCloseTo((41 / 43) * 40, 12);
  });

  it.each<[string, NotEstimable['reason'], readonly { estimate: number; se: number }[], number]>([
    ['one data set', 'too_few_observations', [{ estimate: 1, se: 1 }], 10],
    [
      'no degrees of freedom',
      'too_few_observations',
      [
        { estimate: 1, se: 1 },
        { estimate: 2, se: 1 },
      ],
      0,
    ],
    [
      'no error',
      'no_variance',
      [
        { estimate: 1, se: 0 },
        { estimate: 2, se: 0 },
      ],
      10,
    ],
    [
      'an infinite estimate',
      'not_finite',
      [
        { estimate: Infinity, se: 1 },
        { estimate: 2, se: 1 },
      ],
      10,
    ],
  ])('from %s are not estimable', (_, reason, all, dfComplete) => {
    expect(() => poolEstimates(all, dfComplete)).toThrow(new NotEstimable(reason));
  });
});
