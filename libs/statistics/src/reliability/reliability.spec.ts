import fc from 'fast-check';
import {
  bonettInterval,
  duhachekAlpha,
  feldtInterval,
  guttmanLambda2,
  itemAnalysis,
  maximumLikelihoodLoadings,
  minimalDetectableChange,
  minresLoadings,
  NotEstimable,
  omegaTotal,
  omegaTotalStandardized,
  ordinalAlpha,
  pairwiseAlpha,
  polychoricCorrelation,
  rowsByAnswered,
  scaleScores,
  splitHalf,
  standardErrorOfMeasurement,
  standardizedAlpha,
  type Column,
  type NotEstimableReason,
} from '../index.js';

const column = (values: readonly number[]): Column => Float64Array.from(values);
const columns = (...values: readonly (readonly number[])[]) => values.map(column);
const same = (a: number, b: number, tolerance = 1e-8) =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));

/** Answers from 1 to 5 of 40 people to 4 items that share a factor, from a seed of whole numbers. */
const scale = fc
  .array(fc.tuple(fc.nat(4), fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 40, maxLength: 60 })
  .map((people) => people.map(([common, ...own]) => own.map((x) => 1 + Math.round((2 * common + x) / 2.75))))
  .filter((rows) => [0, 1, 2, 3].every((i) => new Set(rows.map((row) => row[i])).size > 2));

const itemsOf = (rows: readonly (readonly number[])[]) =>
  [0, 1, 2, 3].map((i) => column(rows.map((row) => row[i] as number)));

/** A figure, or the reason for which there is none. */
function outcome(figure: () => number): number | string {
  try {
    return figure();
  } catch (error) {
    return (error as NotEstimable).reason;
  }
}

const ESTIMATORS: Readonly<Record<string, (items: readonly Column[]) => number>> = {
  standardizedAlpha: (items) => standardizedAlpha(items).alpha,
  pairwiseAlpha,
  guttmanLambda2,
  duhachekSe: (items) => duhachekAlpha(items).se,
  splitHalf: (items) => splitHalf(items).spearmanBrown,
  omegaTotal: (items) => omegaTotal(items).omega,
  omegaTotalStandardized: (items) => omegaTotalStandardized(items).omega,
  ordinalAlpha,
};
const NAMES = Object.keys(ESTIMATORS);
const estimate = (name: string, items: readonly Column[]) => outcome(() => ESTIMATORS[name]?.(items) ?? NaN);
const agree = (a: number | string, b: number | string) =>
  typeof a === 'number' && typeof b === 'number' ? same(a, b, 1e-6) : a === b;

describe('reliability', () => {
  it.each(NAMES)('by %s does not depend on the order of respondents', (name) => {
    fc.assert(
      fc.property(scale, (rows) =>
        agree(estimate(name, itemsOf(rows.toReversed())), estimate(name, itemsOf(rows))),
      ),
      { numRuns: 6 },
    );
  });

  it.each(NAMES.filter((name) => name !== 'splitHalf'))(
    'by %s does not depend on the order of items',
    (name) => {
      fc.assert(
        fc.property(scale, (rows) =>
          agree(estimate(name, itemsOf(rows).toReversed()), estimate(name, itemsOf(rows))),
        ),
        { numRuns: 6 },
      );
    },
  );

  it.each(NAMES)('by %s does not change when all items are shifted, scaled or reversed', (name) => {
    fc.assert(
      fc.property(scale, (rows) => {
        const items = itemsOf(rows);
        const there = estimate(name, items);
        return (
          agree(
            estimate(
              name,
              items.map((item) => item.map((x) => 10 * x + 3)),
            ),
            there,
          ) &&
          agree(
            estimate(
              name,
              items.map((item) => item.map((x) => 6 - x)),
            ),
            there,
          )
        );
      }),
      { numRuns: 6 },
    );
  });

  it.each(NAMES.filter((name) => name !== 'pairwiseAlpha'))(
    'by %s leaves out incomplete respondents',
    (name) => {
      fc.assert(
        fc.property(scale, fc.nat(3), (rows, gap) => {
          const incomplete = [1, 5, 5, 1].map((x, i) => (i === gap ? NaN : x));
          return agree(estimate(name, itemsOf([...rows, incomplete])), estimate(name, itemsOf(rows)));
        }),
        { numRuns: 6 },
      );
    },
  );

  const OPPOSED = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [0, 0, 0, 0],
  ];
  const BAD: readonly [string, readonly (readonly number[])[], readonly string[]][] = [
    ['no items', [], ['too_few_observations']],
    ['one item', [[1, 2, 3]], ['too_few_observations']],
    ['no respondents', [[], [], []], ['too_few_observations']],
    ['one respondent', [[1], [2], [3]], ['too_few_observations']],
    [
      'nothing answered',
      [
        [NaN, NaN, NaN],
        [NaN, NaN, NaN],
        [NaN, NaN, NaN],
      ],
      ['too_few_observations'],
    ],
    [
      'constant items',
      [
        [2, 2, 2],
        [1, 1, 1],
        [3, 3, 3],
      ],
      ['no_variance'],
    ],
    ['items that cancel out', OPPOSED, ['no_variance', 'no_solution', 'not_finite']],
    [
      'an infinite answer',
      [
        [1, Infinity, 2],
        [1, 2, 3],
        [2, 1, 3],
      ],
      ['not_finite'],
    ],
    [
      'items of unequal lengths',
      [
        [1, 2, 3],
        [1, 2],
        [3, 2, 1],
      ],
      ['lengths_differ'],
    ],
  ];
  it.each(BAD.flatMap(([what, items, reasons]) => NAMES.map((name) => [name, what, items, reasons] as const)))(
    'by %s of %s is not estimable',
    (name, _, items, reasons) => {
      expect(reasons).toContain(estimate(name, columns(...items)));
    },
  );
});

describe('intervals of alpha', () => {
  const alpha = fc.record({
    alpha: fc.double({ min: -2, max: 0.99, noNaN: true }),
    items: fc.integer({ min: 2, max: 40 }),
    n: fc.integer({ min: 3, max: 3000 }),
  });

  it.each([
    ['Feldt', feldtInterval],
    ['Bonett', bonettInterval],
  ])('by %s hold alpha, stay under 1, and widen with the level', (_, interval) => {
    fc.assert(
      fc.property(alpha, (a) => {
        const { low, high } = interval(a);
        const wide = interval(a, 0.99);
        return low <= a.alpha && a.alpha <= high && high < 1 && wide.low < low && high < wide.high;
      }),
    );
  });

  it.each<[string, () => unknown, NotEstimableReason]>([
    ['one item', () => feldtInterval({ alpha: 0.5, items: 1, n: 30 }), 'too_few_observations'],
    ['one respondent', () => feldtInterval({ alpha: 0.5, items: 4, n: 1 }), 'too_few_observations'],
    ['two respondents', () => bonettInterval({ alpha: 0.5, items: 4, n: 2 }), 'too_few_observations'],
    ['copies', () => bonettInterval({ alpha: 1, items: 4, n: 20 }), 'no_variance'],
    ['a level of one', () => feldtInterval({ alpha: 0.5, items: 4, n: 20 }, 1), 'not_finite'],
  ])('of %s are not estimable', (_, call, reason) => {
    expect(call).toThrow(new NotEstimable(reason));
  });
});

describe('items', () => {
  it('of which one is constant have nulls where nothing can be said, and never NaN', () => {
    const [, , constant] = itemAnalysis(columns([1, 2, 4, 3], [2, 1, 4, 4], [5, 5, 5, 5]));
    expect(constant).toMatchObject({ sd: 0, restCorrelation: null, totalCorrelation: null });
    expect(itemAnalysis(columns([1, 2, 4], [2, 1, 4]))[0]?.alphaIfDeleted).toBeNull();
  });

  it('have the same statistics in any order', () => {
    fc.assert(
      fc.property(scale, (rows) => {
        const [there, back] = [
          itemAnalysis(itemsOf(rows)),
          itemAnalysis(itemsOf(rows).toReversed()).toReversed(),
        ];
        return there.every((item, i) => same(item.restCorrelation ?? 0, back[i]?.restCorrelation ?? 0));
      }),
    );
  });

  it('are counted by how many were answered', () => {
    expect(rowsByAnswered(columns([1, NaN, NaN], [2, 3, NaN]))).toEqual([1, 1, 1]);
    expect(() => rowsByAnswered(columns([1], [1, 2]))).toThrow(new NotEstimable('lengths_differ'));
  });
});

describe('one factor', () => {
  const built = fc
    .array(fc.double({ min: 0.2, max: 0.9, noNaN: true }), { minLength: 4, maxLength: 8 })
    .map((loadings) => ({
      loadings,
      correlations: loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b))),
    }));

  it.each([
    ['minres', minresLoadings],
    ['maximum likelihood', maximumLikelihoodLoadings],
  ])('is found by %s in correlations that were made from it', (_, solve) => {
    fc.assert(
      fc.property(built, ({ loadings, correlations }) =>
        solve(correlations).every((l, i) => same(l, loadings[i] as number, 1e-6)),
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['minres', minresLoadings],
    ['maximum likelihood', maximumLikelihoodLoadings],
  ])('is refused by %s where an item would share more than it has', (_, solve) => {
    const heywood = [
      [1, 0.9, 0.9],
      [0.9, 1, 0.5],
      [0.9, 0.5, 1],
    ];
    expect(() => solve(heywood)).toThrow(new NotEstimable('no_solution'));
    expect(() => solve(heywood.slice(1).map((row) => row.slice(1)))).toThrow(
      new NotEstimable('too_few_observations'),
    );
  });

  it('keeps an item that loads negatively', () => {
    const correlations = [
      [1, 0.24, -0.32],
      [0.24, 1, -0.48],
      [-0.32, -0.48, 1],
    ];
    expect(maximumLikelihoodLoadings(correlations)[2]).toBeCloseTo(-0.8, 9);
  });
});

describe('the polychoric correlation', () => {
  it('is the same either way round, and turns with a category scale', () => {
    fc.assert(
      fc.property(scale, (rows) => {
        const [x, y] = itemsOf(rows) as [Column, Column];
        const there = outcome(() => polychoricCorrelation(x, y));
        const swapped = outcome(() => polychoricCorrelation(y, x));
        const turned = outcome(() =>
          polychoricCorrelation(
            x.map((v) => -v),
            y,
          ),
        );
        return agree(swapped, there) && agree(turned, typeof there === 'number' ? -there : there);
      }),
      { numRuns: 6 },
    );
  });

  it('of items that all but agree is kept from 1 by the one pair far apart', () => {
    const x = column([...Array.from({ length: 200 }, (_, i) => 1 + (i % 5)), 1]);
    const y = column([...Array.from({ length: 200 }, (_, i) => 1 + (i % 5)), 5]);
    const there = polychoricCorrelation(x, y);
    expect(there).toBeGreaterThan(0.9);
    expect(there).toBeLessThan(0.9999);
    const turned = polychoricCorrelation(
      x.map((v) => 6 - v),
      y,
    );
    expect(turned).toBeCloseTo(-there, 9);
  });

  it('of a table with an empty corner has no maximum inside −1 to 1', () => {
    expect(() => polychoricCorrelation(column([1, 1, 2, 2]), column([1, 1, 2, 2]))).toThrow(
      new NotEstimable('no_solution'),
    );
  });
});

describe('scores', () => {
  it('need the share of items that is asked for, in whole numbers', () => {
    const fiveItems = columns([1, 1], [2, NaN], [3, 3], [4, 4], [NaN, NaN]);
    expect([...scaleScores(fiveItems, 80)]).toEqual([2.5, NaN]);
    expect([...scaleScores(columns([NaN]), 0)]).toEqual([NaN]);
  });

  it.each<[string, readonly (readonly number[])[], NotEstimableReason]>([
    ['no items', [], 'too_few_observations'],
    ['unequal lengths', [[1, 2], [1]], 'lengths_differ'],
    ['an infinite answer', [[Infinity], [1]], 'not_finite'],
  ])('of %s are not estimable', (_, items, reason) => {
    expect(() => scaleScores(columns(...items), 80)).toThrow(new NotEstimable(reason));
  });
});

describe('measurement error', () => {
  it('is nothing where reliability is 1, and all of the spread where it is 0', () => {
    expect([standardErrorOfMeasurement(7, 1), standardErrorOfMeasurement(7, 0)]).toEqual([0, 7]);
  });

  it.each([
    ['a reliability over 1', () => standardErrorOfMeasurement(7, 1.2)],
    ['a negative spread', () => standardErrorOfMeasurement(-1, 0.5)],
    ['a missing spread', () => standardErrorOfMeasurement(NaN, 0.5)],
    ['a level of 1', () => minimalDetectableChange(3, 1)],
  ])('with %s is not estimable', (_, call) => {
    expect(call).toThrow(new NotEstimable('not_finite'));
  });
});
