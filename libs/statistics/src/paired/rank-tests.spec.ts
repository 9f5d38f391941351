import fc from 'fast-check';
import { outcomeOf, same } from '../../reference/samples.js';
import {
  exactSignedRank,
  hodgesLehmannChange,
  hodgesLehmannInterval,
  median,
  midranks,
  NotEstimable,
  prattSignedRank,
  signedRank,
  signTest,
  type Column,
} from '../index.js';

const score = fc.integer({ min: 0, max: 12 });
const pairs = fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 11 });
const columns = (rows: readonly (readonly number[])[]): [Column, Column] => [
  Float64Array.from(rows, ([before]) => before ?? NaN),
  Float64Array.from(rows, ([, after]) => after ?? NaN),
];
const changesOf = (rows: readonly (readonly [number, number])[]) =>
  rows.map(([before, after]) => after - before);

const TESTS: Readonly<Record<string, (before: Column, after: Column) => unknown>> = {
  signedRank,
  exactSignedRank,
  prattSignedRank,
  signTest,
  hodgesLehmannChange: (before, after) => hodgesLehmannChange(before, after),
  hodgesLehmannInterval: (before, after) => hodgesLehmannInterval(before, after),
};
const NAMES = Object.keys(TESTS);
const result = (name: string, before: Column, after: Column) => outcomeOf(() => TESTS[name]?.(before, after));
const agree = (a: unknown, b: unknown) => (typeof b === 'string' ? a === b : same(a, b));

/** Every way of giving signs to the sizes of change, with its sum of positive ranks. */
function everySum(changes: readonly number[]): number[] {
  const ranks = midranks(Float64Array.from(changes.filter((d) => d !== 0).map(Math.abs)));
  return Array.from(ranks).reduce<number[]>((sums, rank) => sums.flatMap((sum) => [sum, sum + rank]), [0]);
}

describe('paired tests by rank', () => {
  it.each(NAMES)('%s does not depend on the order of people', (name) => {
    fc.assert(
      fc.property(pairs, (rows) =>
        agree(result(name, ...columns(rows.toReversed())), result(name, ...columns(rows))),
      ),
    );
  });

  it.each(NAMES)('%s leaves out people who are missing at either time', (name) => {
    fc.assert(
      fc.property(pairs, score, (rows, x) =>
        agree(result(name, ...columns([...rows, [x, NaN], [NaN, x]])), result(name, ...columns(rows))),
      ),
    );
  });

  it.each(['signedRank', 'exactSignedRank', 'prattSignedRank', 'signTest'])(
    '%s depends neither on where the scale begins nor on its unit',
    (name) => {
      fc.assert(
        fc.property(pairs, (rows) =>
          agree(
            result(name, ...columns(rows.map((row) => row.map((x) => 0.1 * x + 0.3)))),
            result(name, ...columns(rows)),
          ),
        ),
      );
    },
  );

  it('signed ranks turn their sign when before and after change places', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [before, after] = columns(rows);
        const there = outcomeOf(() => signedRank(before, after));
        const back = outcomeOf(() => signedRank(after, before));
        if (typeof there === 'string' || typeof back === 'string') return there === back;
        const { n, v, z, p, rankBiserial } = there;
        return same(
          [back.v, back.z, back.p, back.rankBiserial, back.positive],
          [(n * (n + 1)) / 2 - v, -z, p, -rankBiserial, there.negative],
        );
      }),
    );
  });

  it('the exact signed-rank p counts all ways of giving signs', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const changes = changesOf(rows);
        const sums = everySum(changes);
        if (sums.length === 1) return true;
        const { v } = signedRank(...columns(rows));
        const share = (counts: (sum: number) => boolean) => sums.filter(counts).length / sums.length;
        const smaller = Math.min(
          share((sum) => sum <= v),
          share((sum) => sum >= v),
        );
        return same(exactSignedRank(...columns(rows)), Math.min(1, 2 * smaller), 1e-12);
      }),
    );
  });

  it('the normal approximation has the variance of all ways of giving signs', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const sums = everySum(changesOf(rows));
        if (sums.length === 1) return true;
        const middle = sums.reduce((sum, x) => sum + x, 0) / sums.length;
        const variance = sums.reduce((sum, x) => sum + (x - middle) ** 2, 0) / sums.length;
        const { v, zUncorrected } = signedRank(...columns(rows));
        return same(zUncorrected, (v - middle) / Math.sqrt(variance), 1e-12);
      }),
    );
  });

  it('the sign test counts all ways of tossing a coin', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const { positive, negative, p, pMid } = signTest(...columns(rows));
        const tosses = Array.from({ length: positive + negative }).reduce<number[]>(
          (heads) => heads.flatMap((count) => [count, count + 1]),
          [0],
        );
        const fewer = Math.min(positive, negative);
        const share = (counts: (heads: number) => boolean) => tosses.filter(counts).length / tosses.length;
        const [upTo, at] = [share((heads) => heads <= fewer), share((heads) => heads === fewer)];
        return same([p, pMid], [Math.min(1, 2 * upTo), 2 * upTo - at]);
      }),
    );
  });

  it('changes tie that are equal in decimals and not in doubles', () => {
    const [before, after] = columns([
      [2.05, 2.35],
      [2.15, 2.45],
      [0.1, 0.3],
    ]);
    expect(signedRank(before, after).tiedGroups).toBe(1);
  });

  it('the pseudomedian is the median of all averages of two, and moves with the endline', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const changes = changesOf(rows);
        const averages = changes.flatMap((a, i) => changes.slice(i).map((b) => (a + b) / 2));
        const [before, after] = columns(rows);
        const ours = hodgesLehmannChange(before, after);
        const moved = hodgesLehmannChange(
          before,
          after.map((x) => x + 2.5),
        );
        return ours === median(Float64Array.from(averages)) && same(moved, ours + 2.5);
      }),
    );
  });

  it('the exact interval holds those changes that the exact test does not reject', () => {
    const untied = fc
      .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 6, maxLength: 14 })
      .chain((sizes) => fc.tuple(...sizes.map((size) => fc.constantFrom(size, -size))));
    fc.assert(
      fc.property(untied, (changes) => {
        const [before, after] = [new Float64Array(changes.length), Float64Array.from(changes)];
        const { low, high } = hodgesLehmannInterval(before, after);
        const p = (shift: number) =>
          exactSignedRank(
            before,
            after.map((d) => d - shift),
          );
        const step = 1e-6;
        return p(low + step) > 0.05 && p(high - step) > 0.05 && p(low - step) <= 0.05 && p(high + step) <= 0.05;
      }),
      { numRuns: 50 },
    );
  });

  it('the normal interval is close to the exact one for many people', () => {
    const after = Float64Array.from({ length: 49 }, (_, i) => Math.sin(7 * i) * 30 + 5.3 + i / 1000);
    const exact = hodgesLehmannInterval(new Float64Array(49), after);
    const normal = hodgesLehmannInterval(new Float64Array(50), Float64Array.from([...after, 0]));
    expect(Math.abs(normal.low - exact.low)).toBeLessThan(1);
    expect(Math.abs(normal.high - exact.high)).toBeLessThan(1);
  });

  it.each([
    ['nobody', [], 'too_few_observations'],
    ['nobody at both times', [[1, NaN]], 'too_few_observations'],
    ['an infinite score', [[1, Infinity]], 'not_finite'],
    ['a change too large for a double', [[-1.7e308, 1.7e308]], 'not_finite'],
  ])('of %s are not estimable', (_, rows, reason) => {
    for (const name of NAMES) expect(result(name, ...columns(rows))).toBe(reason);
  });

  it.each([
    ['signedRank', 'no_variance'],
    ['exactSignedRank', 'no_variance'],
    ['prattSignedRank', 'no_variance'],
    ['signTest', { positive: 0, negative: 0, unchanged: 2, p: 1, pMid: 1 }],
    ['hodgesLehmannChange', 0],
    ['hodgesLehmannInterval', 'no_variance'],
  ])('%s of people of whom nobody changed', (name, expected) => {
    expect(result(name, Float64Array.of(2, 4), Float64Array.of(2, 4))).toEqual(expected);
  });

  it('of unequal lengths are not estimable', () => {
    for (const name of NAMES)
      expect(result(name, new Float64Array(2), new Float64Array(3))).toBe('lengths_differ');
  });

  it('of one person who changed give what one can give', () => {
    expect(signedRank(Float64Array.of(1), Float64Array.of(4))).toMatchObject({ v: 1, rankBiserial: 1 });
    expect(exactSignedRank(Float64Array.of(1), Float64Array.of(4))).toBe(1);
    expect(hodgesLehmannChange(Float64Array.of(1), Float64Array.of(4))).toBe(3);
  });

  it('have no interval at a level that so few people cannot give', () => {
    const five = Float64Array.of(1, 2, 3, 4, 5);
    expect(() => hodgesLehmannInterval(new Float64Array(5), five)).toThrow(
      new NotEstimable('too_few_observations'),
    );
    expect(hodgesLehmannInterval(new Float64Array(5), five, 0.9)).toEqual({ level: 0.9, low: 1, high: 5 });
  });

  it('have no exact p of so many people that counting takes long', () => {
    const many = Float64Array.from({ length: 1001 }, (_, i) => i + 1);
    expect(() => exactSignedRank(new Float64Array(1001), many)).toThrow(new NotEstimable('no_solution'));
  });
});
