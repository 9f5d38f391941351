import fc from 'fast-check';
import { outcomeOf, same } from '../../reference/samples.js';
import {
  bowkerSymmetry,
  exactMcNemar,
  mcNemarChiSquare,
  newcombePhi,
  ordinalHomogeneity,
  pairedDifferenceInterval,
  pairedOddsRatio,
  pairedProportions,
  pairedTable,
  signTest,
  squareTable,
  stuartMaxwell,
  type Column,
  type PairedDifferenceMethod,
  type PairedTable,
  type SquareTable,
} from '../index.js';

const column = (values: readonly number[]): Column => Float64Array.from(values);
const count = fc.nat(30);
const table = fc.record({ yesYes: count, yesNo: count, noYes: count, noNo: count });
const asked = table.filter(({ yesYes, yesNo, noYes, noNo }) => yesYes + yesNo + noYes + noNo > 0);
const swapped = ({ yesYes, yesNo, noYes, noNo }: PairedTable) => ({ yesYes, yesNo: noYes, noYes: yesNo, noNo });
const METHODS: readonly PairedDifferenceMethod[] = ['newcombe', 'wald', 'agresti-min'];

describe('yes or no at two times', () => {
  it('is counted whatever the order of people, without those who are missing at either time', () => {
    const answers = fc.array(fc.tuple(fc.constantFrom(0, 1, NaN), fc.constantFrom(0, 1, NaN)), {
      minLength: 1,
    });
    fc.assert(
      fc.property(answers, (rows) => {
        const counted = (given: typeof rows) =>
          outcomeOf(() => pairedTable(column(given.map(([b]) => b)), column(given.map(([, a]) => a))));
        const there = counted(rows);
        const pairs = rows.filter((row) => !row.some(Number.isNaN)).length;
        expect(counted(rows.toReversed())).toEqual(there);
        return typeof there === 'string' ? pairs === 0 : pairedProportions(there).n === pairs;
      }),
    );
  });

  it.each([
    ['nobody', [], [], 'too_few_observations'],
    ['nobody at both times', [1, NaN], [NaN, 0], 'too_few_observations'],
    ['an answer that is neither', [1, 0], [2, 1], 'not_finite'],
    ['an infinite answer', [1, 0], [Infinity, 1], 'not_finite'],
    ['unequal lengths', [1, 0], [1], 'lengths_differ'],
  ])('of %s is not counted', (_, before, after, reason) => {
    expect(outcomeOf(() => pairedTable(column(before), column(after)))).toBe(reason);
  });

  it('McNemar’s exact test is the sign test of the same people', () => {
    fc.assert(
      fc.property(table, (t) => {
        const { yesNo, noYes } = t;
        const before = [...Array<number>(yesNo).fill(1), ...Array<number>(noYes).fill(0), 1];
        const after = [...Array<number>(yesNo).fill(0), ...Array<number>(noYes).fill(1), 1];
        const { p, pMid } = signTest(column(before), column(after));
        return same(exactMcNemar(t), { p, pMid }) && pMid <= p;
      }),
    );
  });

  it.each([true, false])('McNemar’s χ² does not change when the times change places (continuity: %s)', (c) => {
    fc.assert(
      fc.property(table, (t) => {
        const there = outcomeOf(() => mcNemarChiSquare(t, c));
        expect(outcomeOf(() => mcNemarChiSquare(swapped(t), c))).toEqual(there);
        return typeof there !== 'string' || t.yesNo + t.noYes === 0;
      }),
    );
  });

  it('nobody changing speaks against nothing, and has no χ²', () => {
    const still = { yesYes: 6, yesNo: 0, noYes: 0, noNo: 14 };
    expect(exactMcNemar(still)).toEqual({ p: 1, pMid: 1 });
    expect(outcomeOf(() => mcNemarChiSquare(still, false))).toBe('no_variance');
    expect(outcomeOf(() => pairedOddsRatio(still))).toBe('not_finite');
    expect(outcomeOf(() => exactMcNemar({ ...still, yesNo: -1 }))).toBe('not_finite');
  });

  it('the odds ratio lies in its interval and turns over with the times', () => {
    fc.assert(
      fc.property(table, (t) => {
        const [there, back] = [
          outcomeOf(() => pairedOddsRatio(t)),
          outcomeOf(() => pairedOddsRatio(swapped(t))),
        ];
        if (typeof there === 'string') return there === 'not_finite' && t.yesNo === 0;
        const { ratio, interval } = there;
        if (!(interval.low <= ratio && ratio <= interval.high)) return false;
        return (
          typeof back === 'string' || same([back.ratio, back.interval.high * interval.low], [1 / ratio, 1])
        );
      }),
    );
  });

  it('the odds ratio of none who began has an upper limit', () => {
    const { ratio, interval } = pairedOddsRatio({ yesYes: 0, yesNo: 5, noYes: 0, noNo: 0 });
    expect([ratio, interval.low]).toEqual([0, 0]);
    // Clopper and Pearson's upper limit of 0 in 5, as odds.
    expect(interval.high).toBeCloseTo(1 / 0.025 ** (1 / 5) - 1, 9);
  });

  it.each(METHODS)(
    'the interval by %s holds the difference, turns with the times and widens with the level',
    (method) => {
      fc.assert(
        fc.property(asked, (t) => {
          const { low, high } = pairedDifferenceInterval(t, method);
          const back = pairedDifferenceInterval(swapped(t), method);
          const wide = pairedDifferenceInterval(t, method, 0.99);
          const middle = method === 'agresti-min' ? (low + high) / 2 : pairedProportions(t).difference;
          return (
            low <= middle + 1e-12 &&
            middle <= high + 1e-12 &&
            same([back.low, back.high], [-high, -low]) &&
            wide.low <= low + 1e-12 &&
            high <= wide.high + 1e-12
          );
        }),
      );
    },
  );

  it('Newcombe’s interval stays within −1 to 1', () => {
    fc.assert(
      fc.property(asked, (t) => {
        const { low, high } = pairedDifferenceInterval(t, 'newcombe');
        return -1 - 1e-12 <= low && high <= 1 + 1e-12;
      }),
    );
  });

  it('Newcombe’s interval is that of his paper for 36, 12, 2 and 0 people', () => {
    const { low, high } = pairedDifferenceInterval({ yesYes: 36, yesNo: 2, noYes: 12, noNo: 0 }, 'newcombe');
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0569', '0.3404']);
    expect(newcombePhi({ yesYes: 5, yesNo: 0, noYes: 0, noNo: 0 })).toBe(0);
  });

  it.each(METHODS)('nobody has no interval by %s', (method) => {
    expect(outcomeOf(() => pairedDifferenceInterval({ yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 }, method))).toBe(
      'too_few_observations',
    );
  });
});

describe('categories at two times', () => {
  const category = fc.integer({ min: 1, max: 4 });
  const people = fc.array(fc.tuple(category, category), { minLength: 1, maxLength: 40 });
  const tableOf = (rows: readonly (readonly [number, number])[]) =>
    squareTable(column(rows.map(([b]) => b)), column(rows.map(([, a]) => a)));
  const TESTS: Readonly<Record<string, (table: SquareTable) => object>> = {
    stuartMaxwell,
    ordinalHomogeneity,
    bowkerSymmetry,
  };
  const test = (name: string, rows: readonly (readonly [number, number])[]) =>
    outcomeOf(() => TESTS[name]?.(tableOf(rows)));
  const agree = (a: unknown, b: unknown) => (typeof b === 'string' ? a === b : same(a, b));

  it.each(Object.keys(TESTS))('by %s do not depend on the order of people', (name) => {
    fc.assert(fc.property(people, (rows) => agree(test(name, rows.toReversed()), test(name, rows))));
  });

  it.each(['stuartMaxwell', 'bowkerSymmetry'])(
    'by %s depend neither on names nor on the order of times',
    (name) => {
      fc.assert(
        fc.property(people, (rows) => {
          const there = test(name, rows);
          const renamed = rows.map(([b, a]) => [(7 * b) % 5, (7 * a) % 5] as const);
          const back = rows.map(([b, a]) => [a, b] as const);
          return agree(test(name, renamed), there) && agree(test(name, back), there);
        }),
      );
    },
  );

  it('in order depend neither on the scores’ origin nor unit, and turn with the times', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const there = outcomeOf(() => ordinalHomogeneity(tableOf(rows)));
        const back = outcomeOf(() => ordinalHomogeneity(tableOf(rows.map(([b, a]) => [3 * a - 8, 3 * b - 8]))));
        if (typeof there === 'string' || typeof back === 'string') return there === back;
        return same([back.z, back.p], [-there.z, there.p]);
      }),
    );
  });

  it.each(Object.keys(TESTS))('of two kinds are McNemar’s test by %s', (name) => {
    const binary = fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(binary, (rows) => {
        const { yesNo, noYes } = pairedTable(column(rows.map(([b]) => b)), column(rows.map(([, a]) => a)));
        const mcNemar = outcomeOf(() => mcNemarChiSquare({ yesYes: 0, yesNo, noYes, noNo: 0 }, false).p);
        const ours = test(name, rows);
        return typeof ours === 'string' ? ours === mcNemar : same((ours as { p: number }).p, mcNemar);
      }),
    );
  });

  it('between which nobody moved are compared apart', () => {
    const [low, high] = [
      [
        [1, 2],
        [1, 2],
        [2, 1],
      ],
      [
        [8, 9],
        [8, 9],
        [8, 9],
        [9, 9],
      ],
    ] as [[number, number][], [number, number][]];
    const [apart, first, second] = [[...low, ...high], low, high].map((rows) => stuartMaxwell(tableOf(rows)));
    expect(apart?.df).toBe(2);
    expect(apart?.statistic).toBeCloseTo((first?.statistic ?? NaN) + (second?.statistic ?? NaN), 12);
  });

  it.each(Object.keys(TESTS))('that nobody changed are not compared by %s', (name) => {
    expect(
      test(name, [
        [1, 1],
        [2, 2],
      ]),
    ).toBe('no_variance');
  });

  it.each([
    ['nobody', [], [], 'too_few_observations'],
    ['nobody at both times', [1, NaN], [NaN, 2], 'too_few_observations'],
    ['an infinite category', [1, 2], [Infinity, 2], 'not_finite'],
    ['unequal lengths', [1, 2], [1], 'lengths_differ'],
  ])('of %s are not counted', (_, before, after, reason) => {
    expect(outcomeOf(() => squareTable(column(before), column(after)))).toBe(reason);
  });
});
