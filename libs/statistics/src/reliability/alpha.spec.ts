import fc from 'fast-check';
import { column, differences, smallStudy } from '../../reference/index.js';
import { cronbachAlpha, NotEstimable, type Column } from '../index.js';

const alphaOf = (items: readonly Column[]) => cronbachAlpha(items).alpha;

/** Three items of ten respondents, from 0 to 3; their totals are rarely all the same. */
const answers = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    {
      minLength: 10,
      maxLength: 10,
    },
  )
  .filter((rows) => new Set(rows.map((row) => row[0] + row[1] + row[2])).size > 1);

const itemsOf = (rows: readonly (readonly number[])[]): Column[] =>
  [0, 1, 2].map((item) => Float64Array.from(rows, (row) => row[item] ?? NaN));

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

describe("Cronbach's alpha", () => {
  it.each(Object.entries(smallStudy.alpha))('agrees with R on %s items', (_, { data, expected }) => {
    expect(differences(cronbachAlpha(Object.values(data).map(column)), expected, 1e-12)).toEqual([]);
  });

  it('is negative and not cut to zero where items disagree', () => {
    expect(alphaOf(Object.values(smallStudy.alpha['opposed']?.data ?? {}).map(column))).toBeLessThan(0);
  });

  it('is 1 for items that are copies', () => {
    expect(alphaOf([Float64Array.of(1, 2, 4), Float64Array.of(1, 2, 4), Float64Array.of(1, 2, 4)])).toBeCloseTo(
      1,
      14,
    );
  });

  it('does not depend on the order of respondents or of items', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const items = itemsOf(rows);
        const turned = itemsOf(rows.toReversed()).toReversed();
        return same(alphaOf(turned), alphaOf(items));
      }),
    );
  });

  it('does not change when an item is shifted, or all are scaled, or all are reversed', () => {
    fc.assert(
      fc.property(
        answers,
        fc.integer({ min: -50, max: 50 }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (rows, by, times) => {
          const [first, ...others] = itemsOf(rows) as [Column, Column, Column];
          const alpha = alphaOf([first, ...others]);
          return (
            same(alphaOf([first.map((x) => x + by), ...others]), alpha) &&
            same(alphaOf([first, ...others].map((c) => c.map((x) => x * times))), alpha) &&
            same(alphaOf([first, ...others].map((c) => c.map((x) => 3 - x))), alpha)
          );
        },
      ),
    );
  });

  it('leaves out respondents who did not answer every item', () => {
    fc.assert(
      fc.property(answers, fc.nat(2), (rows, item) => {
        const gap = [1, 2, 3].map((x, i) => (i === item ? NaN : x));
        const { n, alpha } = cronbachAlpha(itemsOf([...rows, gap]));
        return n === rows.length && alpha === alphaOf(itemsOf(rows));
      }),
    );
  });

  it.each([
    ['no items', [], 'too_few_observations'],
    ['one item', [[1, 2, 3]], 'too_few_observations'],
    ['no respondents', [[], []], 'too_few_observations'],
    ['one respondent', [[1], [2]], 'too_few_observations'],
    [
      'nothing answered',
      [
        [NaN, NaN],
        [NaN, NaN],
      ],
      'too_few_observations',
    ],
    [
      'no complete respondent',
      [
        [1, NaN, 2],
        [NaN, 1, NaN],
      ],
      'too_few_observations',
    ],
    [
      'constant items',
      [
        [2, 2, 2],
        [1, 1, 1],
      ],
      'no_variance',
    ],
    [
      'items that cancel out',
      [
        [0, 1, 2, 3],
        [3, 2, 1, 0],
      ],
      'no_variance',
    ],
    [
      'items that cancel out but for rounding',
      [
        [0.1, 0.7, 1.1],
        [2.2, 1.6, 1.2],
      ],
      'no_variance',
    ],
    [
      'an infinite answer',
      [
        [1, Infinity],
        [1, 2],
      ],
      'not_finite',
    ],
    [
      'a number too large to square',
      [
        [1e200, -1e200, 3],
        [1, 2, 3],
      ],
      'not_finite',
    ],
    [
      'items of unequal lengths',
      [
        [1, 2, 3],
        [1, 2],
      ],
      'lengths_differ',
    ],
  ])('of %s is not estimable', (_, items, reason) => {
    expect(() => cronbachAlpha(items.map(column))).toThrow(new NotEstimable(reason as NotEstimable['reason']));
  });
});
