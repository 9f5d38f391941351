import fc from 'fast-check';
import { outcomeOf, same } from '../../reference/samples.js';
import {
  binomialProbability,
  chiSquareTest,
  conditionalOddsRatio,
  fisherExactP,
  haldaneOddsRatio,
  oddsRatio,
  proportionInterval,
  riskDifferenceInterval,
  riskRatio,
  type Interval,
  type ProportionMethod,
  type RiskDifferenceMethod,
  type TwoProportions,
} from '../index.js';

const METHODS: readonly ProportionMethod[] = [
  'wilson',
  'wilson-continuity',
  'clopper-pearson',
  'agresti-coull',
  'jeffreys',
];
const DIFFERENCES: readonly RiskDifferenceMethod[] = ['newcombe', 'wald', 'miettinen-nurminen'];

const arm = fc.integer({ min: 1, max: 40 }).chain((n) => fc.record({ count: fc.nat(n), n: fc.constant(n) }));
const tables = fc.record({ treatment: arm, comparison: arm });
const names = ({ treatment, comparison }: TwoProportions) => ({ treatment: comparison, comparison: treatment });
const others = ({ treatment, comparison }: TwoProportions) => ({
  treatment: { count: treatment.n - treatment.count, n: treatment.n },
  comparison: { count: comparison.n - comparison.count, n: comparison.n },
});
const share = ({ count, n }: { count: number; n: number }) => count / n;
const ends = ({ low, high }: Interval) => [low, high];
const negative = ({ low, high }: Interval) => [-high, -low];
const agree = (a: unknown, b: unknown) => (typeof b === 'string' ? a === b : same(a, b));

describe('the interval of a share', () => {
  it.each(METHODS)('by %s holds the share and is mirrored in the other answer', (method) => {
    fc.assert(
      fc.property(arm, ({ count, n }) => {
        const { low, high } = proportionInterval(count, n, method);
        const mirrored = proportionInterval(n - count, n, method);
        return (
          low <= count / n + 1e-12 &&
          count / n <= high + 1e-12 &&
          same([mirrored.low, mirrored.high], [1 - high, 1 - low], 1e-9)
        );
      }),
    );
  });

  it.each(METHODS.filter((method) => method !== 'agresti-coull'))(
    'by %s stays within 0 to 1 and widens with the level',
    (method) => {
      fc.assert(
        fc.property(arm, ({ count, n }) => {
          const { low, high } = proportionInterval(count, n, method);
          const wide = proportionInterval(count, n, method, 0.99);
          return 0 <= wide.low && wide.low <= low + 1e-12 && high <= wide.high + 1e-12 && wide.high <= 1;
        }),
      );
    },
  );

  it('by clopper-pearson has limits of which the binomial leaves the level outside', () => {
    fc.assert(
      fc.property(arm, ({ count, n }) => {
        const { low, high } = proportionInterval(count, n, 'clopper-pearson');
        return (
          (count === 0 || same(binomialProbability(count, n, low, 'upper'), 0.025)) &&
          (count === n || same(binomialProbability(count, n, high), 0.025))
        );
      }),
    );
  });

  it.each([
    ['nobody', 0, 0, 'too_few_observations'],
    ['more than were asked', 3, 2, 'not_finite'],
    ['a negative count', -1, 2, 'not_finite'],
    ['a missing count', NaN, 2, 'not_finite'],
    ['a missing number asked', 1, NaN, 'too_few_observations'],
  ])('of %s is not estimable', (_, count, n, reason) => {
    for (const method of METHODS) expect(outcomeOf(() => proportionInterval(count, n, method))).toBe(reason);
  });
});

describe('two shares', () => {
  it.each(DIFFERENCES)('have an interval of their difference by %s', (method) => {
    fc.assert(
      fc.property(tables, (table) => {
        const interval = riskDifferenceInterval(table, method);
        const wide = riskDifferenceInterval(table, method, 0.99);
        const difference = share(table.treatment) - share(table.comparison);
        return (
          interval.low <= difference + 1e-9 &&
          difference <= interval.high + 1e-9 &&
          wide.low <= interval.low + 1e-9 &&
          interval.high <= wide.high + 1e-9 &&
          same(ends(riskDifferenceInterval(names(table), method)), negative(interval)) &&
          same(ends(riskDifferenceInterval(others(table), method)), negative(interval))
        );
      }),
    );
  });

  it.each([
    ['the risk ratio', riskRatio],
    ['the odds ratio', oddsRatio],
  ])('%s turns over with the arms, its interval too', (_, ratioOf) => {
    fc.assert(
      fc.property(tables, (table) => {
        const [there, back] = [outcomeOf(() => ratioOf(table)), outcomeOf(() => ratioOf(names(table)))];
        if (typeof there === 'string') return there === 'not_finite';
        if (there.ratio === 0) return there.interval === undefined && there.logSe === undefined;
        if (typeof back === 'string') return false;
        return same(
          [back.ratio, back.logSe, back.interval?.low, back.interval?.high],
          [1 / there.ratio, there.logSe, 1 / (there.interval?.high ?? NaN), 1 / (there.interval?.low ?? NaN)],
        );
      }),
    );
  });

  it('the odds ratio turns over with the answers, which the risk ratio does not', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const [there, back] = [outcomeOf(() => oddsRatio(table)), outcomeOf(() => oddsRatio(others(table)))];
        if (typeof there === 'string' || there.ratio === 0 || typeof back === 'string') return true;
        return same(back.ratio, 1 / there.ratio);
      }),
    );
  });

  it('Haldane’s odds ratio is there for every table and turns over with the arms', () => {
    fc.assert(
      fc.property(tables, (table) =>
        same(haldaneOddsRatio(names(table)).ratio, 1 / haldaneOddsRatio(table).ratio),
      ),
    );
  });

  it.each([true, false])('χ² changes with neither arms nor answers (continuity: %s)', (continuity) => {
    fc.assert(
      fc.property(tables, (table) => {
        const test = (t: TwoProportions) =>
          outcomeOf(() => {
            const { statistic, p, phi } = chiSquareTest(t, continuity);
            return [statistic, p, Math.abs(phi)];
          });
        return agree(test(names(table)), test(table)) && agree(test(others(table)), test(table));
      }),
    );
  });

  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

  it('Fisher’s p is the chance of all tables that are no more likely', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { treatment: a, comparison: b } = table;
        const events = a.count + b.count;
        const chances = Array.from({ length: events + 1 }, (_, x) =>
          x <= a.n && events - x <= b.n
            ? (choose(a.n, x) * choose(b.n, events - x)) / choose(a.n + b.n, events)
            : 0,
        );
        const seen = chances[a.count] ?? NaN;
        const expected = chances.filter((chance) => chance <= seen * (1 + 1e-7)).reduce((sum, c) => sum + c, 0);
        const p = fisherExactP(table);
        return same(
          [p, fisherExactP(names(table)), fisherExactP(others(table))],
          [expected, expected, expected],
        );
      }),
    );
  });

  it('the conditional odds ratio lies in its interval and turns over with the arms', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const there = outcomeOf(() => conditionalOddsRatio(table));
        const back = outcomeOf(() => conditionalOddsRatio(names(table)));
        if (typeof there === 'string') return there === 'not_finite';
        const { ratio, interval } = there;
        if (!(interval.low <= ratio && ratio <= interval.high)) return false;
        if (typeof back === 'string') return ratio === 0;
        return same(
          [back.ratio * ratio, back.interval.low * interval.high, back.interval.high * interval.low],
          [1, 1, 1],
          1e-6,
        );
      }),
    );
  });

  const nobodyTreated = { treatment: { count: 0, n: 20 }, comparison: { count: 6, n: 22 } };
  it('of which one is nothing have ratios of nothing without an interval by logarithms', () => {
    expect(riskRatio(nobodyTreated)).toEqual({ ratio: 0 });
    expect(oddsRatio(nobodyTreated)).toEqual({ ratio: 0 });
    expect(conditionalOddsRatio(nobodyTreated)).toMatchObject({ ratio: 0, interval: { low: 0 } });
    for (const ratio of [riskRatio, oddsRatio, conditionalOddsRatio])
      expect(outcomeOf(() => ratio(names(nobodyTreated)))).toBe('not_finite');
  });

  it.each([
    ['nobody has', { treatment: { count: 0, n: 4 }, comparison: { count: 0, n: 5 } }],
    ['everybody has', { treatment: { count: 4, n: 4 }, comparison: { count: 5, n: 5 } }],
  ])('of what %s have a difference and no test', (_, table) => {
    expect(outcomeOf(() => chiSquareTest(table, false))).toBe('no_variance');
    expect(outcomeOf(() => conditionalOddsRatio(table))).toBe('not_finite');
    expect(outcomeOf(() => oddsRatio(table))).toBe('not_finite');
    expect(fisherExactP(table)).toBe(1);
    expect(riskDifferenceInterval(table, 'newcombe').high).toBeGreaterThan(0);
  });

  it('of which one arm is empty are not compared', () => {
    const table = { treatment: { count: 0, n: 0 }, comparison: { count: 2, n: 5 } };
    for (const method of DIFFERENCES)
      expect(outcomeOf(() => riskDifferenceInterval(table, method))).toBe('too_few_observations');
    expect(outcomeOf(() => fisherExactP(table))).toBe('too_few_observations');
    expect(outcomeOf(() => conditionalOddsRatio(table))).toBe('too_few_observations');
    expect(outcomeOf(() => haldaneOddsRatio(table))).toBe('too_few_observations');
    expect(outcomeOf(() => chiSquareTest(table, true))).toBe('no_variance');
    expect(outcomeOf(() => riskRatio(table))).toBe('not_finite');
    expect(outcomeOf(() => oddsRatio(table))).toBe('not_finite');
  });
});

describe('the binomial distribution', () => {
  it('has two tails that make a whole and are each other’s mirror image', () => {
    fc.assert(
      fc.property(arm, fc.double({ min: 0, max: 1, noNaN: true }), ({ count, n }, p) => {
        const [lower, upper] = [
          binomialProbability(count, n, p),
          binomialProbability(count + 1, n, p, 'upper'),
        ];
        return same([lower + upper, binomialProbability(n - count, n, 1 - p, 'upper')], [1, lower], 1e-10);
      }),
    );
  });

  it.each([
    ['half a success', 0.5, 3, 0.5],
    ['a negative number of trials', 0, -1, 0.5],
    ['a probability above 1', 1, 3, 1.1],
    ['a missing probability', 1, 3, NaN],
  ])('does not answer %s', (_, count, n, p) => {
    expect(outcomeOf(() => binomialProbability(count, n, p))).toBe('not_finite');
  });
});
