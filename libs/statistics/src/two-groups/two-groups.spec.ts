import fc from 'fast-check';
import { outcomeOf, same } from '../../reference/samples.js';
import {
  balance,
  cliffsDelta,
  describeSample,
  exactRankSum,
  hodgesLehmannShift,
  mannWhitney,
  median,
  midranks,
  standardizedDifference,
  studentDifference,
  varianceRatio,
  welchDifference,
  type Column,
} from '../index.js';

const column = (values: readonly number[]): Column => Float64Array.from(values);
const score = fc.integer({ min: 0, max: 20 });
const group = fc.array(score, { minLength: 2, maxLength: 8 });

type Compare = (treatment: Column, comparison: Column) => unknown;
const COMPARISONS: Readonly<Record<string, Compare>> = {
  welchDifference,
  studentDifference,
  standardizedDifference,
  varianceRatio,
  balance,
  mannWhitney,
  exactRankSum,
  cliffsDelta,
  hodgesLehmannShift,
};
const NAMES = Object.keys(COMPARISONS);
/** Those that the noncentral t makes slow are asked less often. */
const RUNS = { numRuns: 8 };

const compare = (name: string, a: readonly number[], b: readonly number[]) =>
  outcomeOf(() => COMPARISONS[name]?.(column(a), column(b)));
const agree = (a: unknown, b: unknown) => (typeof b === 'string' ? a === b : same(a, b));

/** A comparison's figures of the opposite sign when the arms or the scale's ends change places. */
const turned = (
  compute: (a: Column, b: Column) => readonly number[],
  a: readonly number[],
  b: readonly number[],
) => {
  const there = outcomeOf(() => compute(column(a), column(b)));
  const back = outcomeOf(() => compute(column(b), column(a)));
  return typeof there === 'string'
    ? [there, back]
    : [there, typeof back === 'string' ? back : back.map((x) => -x)];
};

describe.each(NAMES)('%s', (name) => {
  it('does not depend on the order of children, nor on those who are missing', () => {
    fc.assert(
      fc.property(group, group, (a, b) =>
        agree(compare(name, [NaN, ...a.toReversed()], [...b.toReversed(), NaN, NaN]), compare(name, a, b)),
      ),
      RUNS,
    );
  });

  it.each([
    ['nobody', [], [], 'too_few_observations'],
    ['an empty arm', [1, 2, 4], [], 'too_few_observations'],
    ['nobody but missing children', [NaN, NaN], [NaN], 'too_few_observations'],
    ['an infinite score', [1, 2, Infinity], [3, 4, 6], 'not_finite'],
  ])('of %s is not estimable', (_, a, b, reason) => {
    expect(compare(name, a, b)).toBe(reason);
  });
});

describe('two groups', () => {
  it.each(NAMES.filter((name) => !['mannWhitney', 'exactRankSum', 'hodgesLehmannShift'].includes(name)))(
    'one child in an arm are too few for %s',
    (name) => {
      expect(compare(name, [1], [2, 3, 5])).toBe('too_few_observations');
    },
  );

  it.each([
    ['welchDifference', 'no_variance'],
    ['studentDifference', 'no_variance'],
    ['standardizedDifference', 'no_variance'],
    ['varianceRatio', 'no_variance'],
    ['balance', 'no_variance'],
    ['mannWhitney', 'no_variance'],
    ['exactRankSum', { p: 1, pDoubled: 1 }],
    ['hodgesLehmannShift', 0],
  ])('who are all alike: %s', (name, expected) => {
    expect(compare(name, [3, 3, 3], [3, 3])).toEqual(expected);
  });

  const alike = [0.3, 0.1 + 0.2, NaN];
  it.each([
    ['welchDifference', alike, [2, 2]],
    ['studentDifference', alike, [2, 2]],
    ['standardizedDifference', [2, 3], alike],
    ['varianceRatio', alike, [2, 3]],
    ['varianceRatio', [2, 3], alike],
    ['balance', alike, [2, 3]],
    ['balance', [2, 3], alike],
  ])('who differ within rounding have no variance for %s', (name, a, b) => {
    expect(compare(name, a, b)).toBe('no_variance');
  });

  it.each<[string, (a: Column, b: Column) => readonly number[]]>([
    ['Welch’s t', (a, b) => [welchDifference(a, b).estimate, welchDifference(a, b).t]],
    ['Student’s t', (a, b) => [studentDifference(a, b).estimate, studentDifference(a, b).t]],
    ['z of ranks', (a, b) => [mannWhitney(a, b).z, mannWhitney(a, b).zUncorrected]],
    ['the shift', (a, b) => [hodgesLehmannShift(a, b)]],
    ['Cliff’s delta', (a, b) => [cliffsDelta(a, b).delta, cliffsDelta(a, b).fisherInterval.low * 0]],
    ['the balance', (a, b) => [balance(a, b).byMeanVariance, balance(a, b).byPooledSd]],
  ])('have %s of the other sign when they change names', (_, compute) => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [there, back] = turned(compute, a, b);
        return agree(back, there);
      }),
    );
  });

  it('have intervals that change ends with the names', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        for (const f of [cliffsDelta, standardizedDifference] as const) {
          const [there, back] = [
            outcomeOf(() => f(column(a), column(b))),
            outcomeOf(() => f(column(b), column(a))),
          ];
          if (typeof there === 'string' || typeof back === 'string') continue;
          if (!same([back.interval.low, back.interval.high], [-there.interval.high, -there.interval.low]))
            return false;
        }
        return true;
      }),
      RUNS,
    );
  });

  it.each(NAMES.filter((name) => !['hodgesLehmannShift', 'balance'].includes(name)))(
    'have the same %s wherever the scale begins',
    (name) => {
      fc.assert(
        fc.property(group, group, (a, b) =>
          agree(
            compare(
              name,
              a.map((x) => x + 40),
              b.map((x) => x + 40),
            ),
            compare(name, a, b),
          ),
        ),
        RUNS,
      );
    },
  );

  it.each(['standardizedDifference', 'varianceRatio', 'mannWhitney', 'exactRankSum', 'cliffsDelta'])(
    'have the same %s whatever the unit',
    (name) => {
      fc.assert(
        fc.property(group, group, (a, b) =>
          agree(
            compare(
              name,
              a.map((x) => x * 0.3),
              b.map((x) => x * 0.3),
            ),
            compare(name, a, b),
          ),
        ),
        RUNS,
      );
    },
  );

  it('have differences in the unit of the scores', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [there, scaled] = [1, 0.25].map((unit) =>
          outcomeOf(() => {
            const [x, y] = [a, b].map((values) => column(values.map((v) => v * unit))) as [Column, Column];
            const { estimate, se, t, df, p } = welchDifference(x, y);
            return [estimate / unit, se / unit, t, df, p, hodgesLehmannShift(x, y) / unit];
          }),
        );
        return agree(scaled, there);
      }),
    );
  });

  it('of one size have the same t by Welch and by Student', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 10 }), (rows) => {
        const [a, b] = [0, 1].map((arm) => column(rows.map((row) => row[arm] ?? NaN))) as [Column, Column];
        return agree(
          outcomeOf(() => welchDifference(a, b).t),
          outcomeOf(() => studentDifference(a, b).t),
        );
      }),
    );
  });

  const small = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 });

  /** The rank sums of every choice of as many children for the treatment arm. */
  function everySum(a: readonly number[], b: readonly number[]): number[] {
    const ranks = midranks(column([...a, ...b]));
    return Array.from({ length: 2 ** ranks.length }, (_, chosen) =>
      Array.from(ranks).filter((__, i) => (chosen >> i) & 1),
    )
      .filter((ranksOf) => ranksOf.length === a.length)
      .map((ranksOf) => ranksOf.reduce((sum, rank) => sum + rank, 0));
  }

  it('have the exact p of every choice of the treatment arm', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const sums = everySum(a, b);
        const observed = Array.from(midranks(column([...a, ...b])))
          .slice(0, a.length)
          .reduce((sum, rank) => sum + rank, 0);
        const expected = (a.length * (a.length + b.length + 1)) / 2;
        const share = (counts: (sum: number) => boolean) => sums.filter(counts).length / sums.length;
        const tails = [share((sum) => sum <= observed), share((sum) => sum >= observed)];
        return same(exactRankSum(column(a), column(b)), {
          p: share((sum) => Math.abs(sum - expected) >= Math.abs(observed - expected)),
          pDoubled: Math.min(1, 2 * Math.min(...tails)),
        });
      }),
      { numRuns: 40 },
    );
  });

  it('have the z of the variance over every choice of the treatment arm', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const sums = everySum(a, b);
        const middle = sums.reduce((sum, x) => sum + x, 0) / sums.length;
        const variance = sums.reduce((sum, x) => sum + (x - middle) ** 2, 0) / sums.length;
        const test = outcomeOf(() => mannWhitney(column(a), column(b)));
        if (typeof test === 'string') return variance < 1e-12;
        const u = test.u + (a.length * (a.length + 1)) / 2 - middle;
        return same(test.zUncorrected, u / Math.sqrt(variance));
      }),
      { numRuns: 40 },
    );
  });

  it('have a delta that counts every pair, ties in decimals too', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const signs = a.flatMap((x) => b.map((y) => Math.sign(x - y)));
        const expected = signs.reduce((sum, sign) => sum + sign, 0) / signs.length;
        const ours = outcomeOf(() => cliffsDelta(column(a), column(b.map((y) => y + 0.1 - 0.1))));
        return typeof ours === 'string' ? Math.abs(expected) === 1 : same(ours.delta, expected);
      }),
    );
  });

  it('have intervals of delta by Cliff’s own sums over pairs', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const ours = outcomeOf(() => cliffsDelta(column(a), column(b)));
        if (typeof ours === 'string') return true;
        const { low, high, level } = ours.consistentInterval;
        const { delta } = ours;
        const [n1, n2] = [a.length, b.length];
        const row = (x: number) => b.reduce((sum, y) => sum + Math.sign(x - y), 0) / n2;
        const of = (y: number) => a.reduce((sum, x) => sum + Math.sign(x - y), 0) / n1;
        const [byRow, byColumn] = [a.map(row), b.map(of)].map(
          (means, arm) => means.reduce((sum, d) => sum + (d - delta) ** 2, 0) / ((arm === 0 ? n1 : n2) - 1),
        ) as [number, number];
        const all =
          a.flatMap((x) => b.map((y) => (Math.sign(x - y) - delta) ** 2)).reduce((sum, d) => sum + d, 0) /
          ((n1 - 1) * (n2 - 1));
        const variance = ((n2 - 1) * byRow + (n1 - 1) * byColumn + all) / (n1 * n2);
        const spread = 1.959963984540054 ** 2 * variance;
        const half = Math.sqrt(spread * ((1 - delta ** 2) ** 2 + spread));
        const ends = [-half, half].map((h) => (delta - delta ** 3 + h) / (1 - delta ** 2 + spread));
        return same([low, high, level], [...ends, 0.95]);
      }),
    );
  });

  it('who do not overlap have no interval of delta', () => {
    expect(compare('cliffsDelta', [5, 6], [1, 2])).toBe('no_variance');
  });

  it('have a shift that is the median of all differences', () => {
    fc.assert(
      fc.property(group, group, (a, b) =>
        same(hodgesLehmannShift(column(a), column(b)), median(column(a.flatMap((x) => b.map((y) => x - y))))),
      ),
    );
  });

  it('of fifty thousand children each are compared by rank in time', () => {
    const many = (seed: number) =>
      Float64Array.from({ length: 5e4 }, (_, i) => Math.round(50 * Math.sin(seed * i)));
    const [a, b] = [many(3), many(5)];
    expect(Math.abs(mannWhitney(a, b).z)).toBeLessThan(5);
    expect(Math.abs(cliffsDelta(a, b).delta)).toBeLessThan(0.1);
    expect(Math.abs(hodgesLehmannShift(a, b))).toBeLessThan(5);
    expect(compare('exactRankSum', Array(61).fill(1), Array(60).fill(2))).toBe('no_solution');
  });
});

describe('a variable of zeros and ones', () => {
  it('has a balance of shares, and others have not', () => {
    const { binary, byMeanVariance } = balance(column([1, 1, 0, 0]), column([1, 0, 0, 0]));
    expect(binary?.byMeanVariance).toBeCloseTo(0.25 / Math.sqrt((0.25 + 0.1875) / 2), 12);
    expect(binary?.coxIndex).toBeCloseTo(Math.log(3) / 1.65, 12);
    expect(byMeanVariance).not.toBeCloseTo(binary?.byMeanVariance ?? NaN, 3);
    expect(balance(column([1, 2, 0]), column([1, 0, 0])).binary).toBeUndefined();
  });
});

describe('one group', () => {
  it('is described without its missing children', () => {
    expect(describeSample(column([1, NaN, 3]))).toEqual({ n: 2, mean: 2, sd: Math.SQRT2, median: 2 });
    expect(outcomeOf(() => describeSample(column([1, NaN])))).toBe('too_few_observations');
    expect(outcomeOf(() => describeSample(column([1, Infinity])))).toBe('not_finite');
  });
});
