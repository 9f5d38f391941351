import fc from 'fast-check';
import { outcomeOf, same } from '../../reference/samples.js';
import {
  approximateCorrection,
  changeByAverageSd,
  changeByBaselineSd,
  changeBySdOfChanges,
  changeByWithinSd,
  hedgesCorrection,
  noncentralStudentProbability,
  pairedChange,
  reliableChange,
  type Column,
} from '../index.js';

const score = fc.integer({ min: 0, max: 100 });
const pairs = fc.array(fc.tuple(score, score), { minLength: 3, maxLength: 30 });
const columns = (rows: readonly (readonly number[])[]): [Column, Column] => [
  Float64Array.from(rows, ([before]) => before ?? NaN),
  Float64Array.from(rows, ([, after]) => after ?? NaN),
];

const EFFECTS = { changeBySdOfChanges, changeByAverageSd, changeByWithinSd, changeByBaselineSd };
const NAMES = Object.keys(EFFECTS) as (keyof typeof EFFECTS)[];
type Outcome = ReturnType<typeof changeByWithinSd> | string;
const effect = (name: keyof typeof EFFECTS, rows: readonly (readonly number[])[]): Outcome =>
  outcomeOf(() => EFFECTS[name](...columns(rows)));
const agree = (a: unknown, b: unknown) => (typeof b === 'string' ? a === b : same(a, b));
const RUNS = { numRuns: 5 };

describe.each(NAMES)('%s', (name) => {
  it('does not depend on the order of people, nor on those who are missing at either time', () => {
    fc.assert(
      fc.property(pairs, score, (rows, x) => {
        const there = effect(name, rows);
        return agree(effect(name, [[x, NaN], ...rows.toReversed(), [NaN, x]]), there);
      }),
      RUNS,
    );
  });

  it('depends neither on where the scale begins nor on its unit, and turns with it', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const there = effect(name, rows);
        const moved = effect(
          name,
          rows.map((row) => row.map((x) => 0.25 * x - 7)),
        );
        const turned = effect(
          name,
          rows.map((row) => row.map((x) => 100 - x)),
        );
        if (typeof there === 'string' || typeof turned === 'string')
          return agree(moved, there) && turned === there;
        return (
          agree(moved, there) &&
          same(
            [turned.d, turned.g, turned.interval.low, turned.interval.high],
            [-there.d, -there.g, -there.interval.high, -there.interval.low],
          )
        );
      }),
      RUNS,
    );
  });

  it('lies within its interval, which widens with the level, and shrinks to g', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const there = effect(name, rows);
        if (typeof there === 'string') return true;
        const wide = EFFECTS[name](...columns(rows), 0.99);
        const { d, g, interval } = there;
        return (
          interval.low <= d &&
          d <= interval.high &&
          wide.interval.low < interval.low &&
          interval.high < wide.interval.high &&
          same(g, d * hedgesCorrection(rows.length - 1))
        );
      }),
      RUNS,
    );
  });

  it.each([
    ['nobody', [], 'too_few_observations'],
    ['one person', [[1, 2]], 'too_few_observations'],
    [
      'two people, for whom no bias can be taken out',
      [
        [1, 2],
        [3, 9],
      ],
      'too_few_observations',
    ],
    [
      'nobody at both times',
      [
        [1, NaN],
        [NaN, 3],
      ],
      'too_few_observations',
    ],
    [
      'people who all changed alike',
      [
        [1, 2],
        [5, 6],
        [7, 8],
      ],
      'no_variance',
    ],
    [
      'an infinite score',
      [
        [1, 2],
        [5, Infinity],
        [7, 8],
      ],
      'not_finite',
    ],
  ])('of %s is not estimable', (_, rows, reason) => {
    expect(effect(name, rows)).toBe(reason);
  });

  it('of unequal lengths is not estimable', () => {
    expect(outcomeOf(() => EFFECTS[name](new Float64Array(3), new Float64Array(4)))).toBe('lengths_differ');
  });
});

describe('effect sizes of change', () => {
  const alikeBefore = [
    [4, 2],
    [4, 7],
    [4, 9],
  ];

  it('by the baseline’s spread want one', () => {
    expect(effect('changeByBaselineSd', alikeBefore)).toBe('no_variance');
    expect(effect('changeByWithinSd', alikeBefore)).toBe('no_variance');
    expect(effect('changeByAverageSd', alikeBefore)).toMatchObject({ d: 2 / Math.sqrt(13 / 2) });
  });

  it('by the spread of changes have limits at which so large a t leaves the level outside', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const there = outcomeOf(() => changeBySdOfChanges(...columns(rows)));
        if (typeof there === 'string') return true;
        const { t, df, n } = pairedChange(...columns(rows));
        const { low, high } = there.interval;
        return (
          same(noncentralStudentProbability(t, df, low * Math.sqrt(n), 'upper'), 0.025) &&
          same(noncentralStudentProbability(t, df, high * Math.sqrt(n)), 0.025)
        );
      }),
      RUNS,
    );
  });

  it.each([
    [3, 0.7236],
    [10, 0.9227],
    [50, 0.9849],
  ])('are corrected by Hedges’ table: %d degrees of freedom, J = %d', (df, j) => {
    expect(hedgesCorrection(df)).toBeCloseTo(j, 4);
    expect(approximateCorrection(df)).toBeCloseTo(j, df < 10 ? 1 : 3);
  });
});

describe('reliable change', () => {
  const change = (rows: readonly (readonly number[])[], reliability: number, level?: number) =>
    outcomeOf(() => {
      const { index, ...rest } = reliableChange(...columns(rows), reliability, level);
      return { ...rest, rows: index.length };
    });

  it('is a change beyond the threshold, and everybody is counted once', () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0.1, max: 0.95, noNaN: true }), (rows, reliability) => {
        const there = change(rows, reliability);
        if (typeof there === 'string') return true;
        const beyond = (way: number) =>
          rows.filter(([before, after]) => way * (after - before) > there.threshold).length;
        return (
          there.increased === beyond(1) &&
          there.decreased === beyond(-1) &&
          there.increased + there.decreased + there.unchanged === there.n
        );
      }),
    );
  });

  it('depends neither on order nor on the scale’s origin and unit, and turns with it', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const there = change(rows, 0.8);
        const turned = change(
          rows.toReversed().map((row) => row.map((x) => 50 - x / 2)),
          0.8,
        );
        if (typeof there === 'string' || typeof turned === 'string') return there === turned;
        return same(
          [turned.threshold, turned.increased, turned.decreased],
          [there.threshold / 2, there.decreased, there.increased],
        );
      }),
    );
  });

  it('has the thresholds that textbooks give for common reliabilities, in standard deviations', () => {
    const rows = [
      [-1, 0],
      [0, 0],
      [1, 0],
    ];
    const thresholds = [0.7, 0.8, 0.9].map(
      (reliability) => reliableChange(...columns(rows), reliability).threshold,
    );
    expect(thresholds.map((t) => t.toFixed(2))).toEqual(['1.52', '1.24', '0.88']);
  });

  it('keeps the rows in their places', () => {
    const { index } = reliableChange(Float64Array.of(1, NaN, 3), Float64Array.of(1, 2, 4), 0.5);
    expect([...index].map(Number.isNaN)).toEqual([false, true, false]);
  });

  const rows = [
    [1, 2],
    [5, 6],
  ];
  it.each([
    ['nobody', [], 0.8, 'too_few_observations'],
    ['one person', [[1, 2]], 0.8, 'too_few_observations'],
    ['a score without error', rows, 1, 'no_variance'],
    ['a reliability over 1', rows, 1.1, 'not_finite'],
    ['a missing reliability', rows, NaN, 'not_finite'],
    [
      'people who began alike',
      [
        [3, 4],
        [3, 1],
      ],
      0.8,
      'no_variance',
    ],
    ['an infinite score', [...rows, [2, Infinity]], 0.8, 'not_finite'],
  ])('of %s is not estimable', (_, given, reliability, reason) => {
    expect(change(given, reliability)).toBe(reason);
  });
});
