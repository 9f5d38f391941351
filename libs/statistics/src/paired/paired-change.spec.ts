import fc from 'fast-check';
import { column, differences, flat, smallStudy } from '../../reference/index.js';
import { NotEstimable, pairedChange, type Column, type PairedChange } from '../index.js';

const change = (before: Column, after: Column, level?: number) => flat(pairedChange(before, after, level));
const score = fc.integer({ min: 0, max: 100 });

/** Scores before and after whose changes are not all the same. */
const pairs = fc
  .array(fc.tuple(score, score), { minLength: 3, maxLength: 40 })
  .filter((rows) => new Set(rows.map(([before, after]) => after - before)).size > 1);

const columns = (rows: readonly (readonly [number, number])[]): [Column, Column] => [
  Float64Array.from(rows, ([before]) => before),
  Float64Array.from(rows, ([, after]) => after),
];

/** Equal up to rounding, for figures of the size of scores. */
function same(ours: object, expected: object): boolean {
  const figures = Object.entries(expected) as [keyof PairedChange, number][];
  return figures.every(([name, value]) => {
    const figure = (ours as Record<string, number>)[name] ?? NaN;
    return Math.abs(figure - value) <= 1e-9 * Math.max(1, Math.abs(value));
  });
}

describe('paired change', () => {
  it.each(Object.entries(smallStudy.paired))('agrees with R on the %s data', (_, { data, level, expected }) => {
    const ours = change(column(data['before']), column(data['after']), level);
    expect(differences(ours, expected, 1e-12)).toEqual([]);
  });

  it('does not depend on the order of people', () => {
    fc.assert(
      fc.property(pairs, (rows) => same(change(...columns(rows.toReversed())), change(...columns(rows)))),
    );
  });

  it('turns its sign when before and after change places', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [before, after] = columns(rows);
        const there = change(before, after);
        const { change: d, t, dz, low, high, p } = there;
        return same(change(after, before), { change: -d, t: -t, dz: -dz, low: -high, high: -low, p });
      }),
    );
  });

  it('moves by what is added to every endline, and no spread changes', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -1000, max: 1000 }), (rows, by) => {
        const [before, after] = columns(rows);
        const { change: d, low, high, se, sdChange } = change(before, after);
        const moved = change(
          before,
          after.map((x) => x + by),
        );
        return same(moved, { change: d + by, low: low + by, high: high + by, se, sdChange });
      }),
    );
  });

  it('has the units of the scores: t, p and d_z have none', () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0.01, max: 100, noNaN: true }), (rows, times) => {
        const [before, after] = columns(rows);
        const { change: d, se, t, dz, p, low, high } = change(before, after);
        const scaled = change(
          before.map((x) => x * times),
          after.map((x) => x * times),
        );
        return same(scaled, {
          change: d * times,
          se: se * times,
          low: low * times,
          high: high * times,
          t,
          dz,
          p,
        });
      }),
    );
  });

  it('leaves out people who are missing at either time', () => {
    fc.assert(
      fc.property(pairs, score, (rows, x) => {
        const gaps = columns([...rows, [x, NaN], [NaN, x], [NaN, NaN]]);
        expect(pairedChange(...gaps)).toEqual(pairedChange(...columns(rows)));
      }),
    );
  });

  it.each([
    ['nobody', [], [], 'too_few_observations'],
    ['one person', [1], [2], 'too_few_observations'],
    ['nobody at both times', [1, NaN, 2], [NaN, 3, NaN], 'too_few_observations'],
    ['people of whom nobody changed', [2, 5, 7], [2, 5, 7], 'no_variance'],
    ['people who all changed alike', [2, 5, 7], [4, 7, 9], 'no_variance'],
    ['people who all changed by a third', [0, 100 / 3, 200 / 3], [100 / 3, 200 / 3, 100], 'no_variance'],
    ['an infinite score', [1, 2, Infinity], [1, 3, 2], 'not_finite'],
    ['a number too large to square', [1e200, 2, 3], [1, 3, 5], 'not_finite'],
    ['columns of unequal lengths', [1, 2, 3], [1, 2], 'lengths_differ'],
  ])('of %s is not estimable', (_, before, after, reason) => {
    expect(() => pairedChange(column(before), column(after))).toThrow(
      new NotEstimable(reason as NotEstimable['reason']),
    );
  });
});
