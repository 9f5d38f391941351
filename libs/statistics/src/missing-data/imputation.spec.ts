import fc from 'fast-check';
import { column } from '../../reference/index.js';
import { seeded } from '../../reference/samples.js';
import {
  coefficientTest,
  completeCases,
  constant,
  describeSample,
  drawRegression,
  imputeChained,
  leastSquares,
  matched,
  normalDraw,
  NotEstimable,
  poolEstimates,
  shuffledOrder,
  type Column,
  type CoefficientTest,
  type ImputationMethod,
} from '../index.js';

const average = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const varianceOf = (numbers: readonly number[]) => {
  const mean = average(numbers);
  return average(numbers.map((x) => (x - mean) ** 2));
};
const meanOf = (y: Column) => {
  const { mean, sd, n } = describeSample(y);
  return { estimate: mean, se: sd / Math.sqrt(n) };
};

/** Sixty children of whom the later ones are lost more often: baseline, arm, endline. */
const lostStudy = (): [Column, Column, Column] => {
  const random = seeded(5);
  const rows = Array.from({ length: 60 }, (_, i) => i);
  const baseline = Float64Array.from(rows, () => normalDraw(random));
  const arm = Float64Array.from(rows, (i) => i % 2);
  const endline = Float64Array.from(rows, (i) =>
    i % 3 === 2 && i > 20 ? NaN : 0.6 * (baseline[i] ?? NaN) + 0.4 * (i % 2) + normalDraw(random),
  );
  return [baseline, arm, endline];
};

describe('completed data sets', () => {
  const gappy = fc
    .array(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.boolean()),
      {
        minLength: 12,
        maxLength: 30,
      },
    )
    .map((rows): Column[] => [
      Float64Array.from(rows, ([x, , gap], i) => (gap && i > 8 ? NaN : x)),
      Float64Array.from(rows, ([, y, , gap], i) => (gap && i > 8 ? NaN : y)),
      Float64Array.from(rows, (_, i) => (i * 7) % 5),
    ]);

  const imputed = (columns: readonly Column[], method: ImputationMethod, seed: number) => {
    try {
      return imputeChained(columns, { imputations: 2, random: seeded(seed), method, rounds: 3 });
    } catch (error) {
      if (error instanceof NotEstimable) return [];
      throw error;
    }
  };

  it('keep every value that was there, and lack none', () => {
    fc.assert(
      fc.property(gappy, fc.constantFrom('normal', 'predictive-mean'), fc.nat(), (columns, method, seed) =>
        imputed(columns, method, seed).every((set) =>
          set.every((filled, j) =>
            filled.every((value, row) => {
              const before = columns[j]?.[row] ?? NaN;
              return Number.isFinite(value) && (Number.isNaN(before) || value === before);
            }),
          ),
        ),
      ),
      { numRuns: 40 },
    );
  });

  it('hold, with matching, only values that somebody answered', () => {
    fc.assert(
      fc.property(gappy, fc.nat(), (columns, seed) =>
        imputed(columns, 'predictive-mean', seed).every((set) =>
          set.every((filled, j) => filled.every((value) => columns[j]?.includes(value))),
        ),
      ),
      { numRuns: 40 },
    );
  });

  it('are the same from the same seed, and others from another', () => {
    const draw = (seed: number) => imputeChained(lostStudy(), { imputations: 2, random: seeded(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    const [first, second] = draw(1);
    expect(first).not.toEqual(second);
  });

  it('are the columns themselves where nothing is missing', () => {
    const complete = [column([1, 2, 3]), column([1, 2, 3])];
    expect(imputeChained(complete, { imputations: 1, random: seeded(1) })).toEqual([complete]);
  });

  it.each<[string, NotEstimable['reason'], Column[], number]>([
    ['no data set is asked for', 'too_few_observations', [column([1, 2, null])], 0],
    ['a column is empty', 'too_few_observations', [column([1, 2]), column([null, null])], 1],
    ['values are fewer than columns', 'too_few_observations', [column([1, 2, 4]), column([1, 3, null])], 1],
    [
      'two columns say the same',
      'collinear_predictors',
      [column([1, 2, 3, 4, 6]), column([2, 4, 6, 8, 12]), column([1, 0, 2, 1, null])],
      1,
    ],
    ['columns have unequal lengths', 'lengths_differ', [column([1, 2]), column([1, null, 2])], 1],
    ['a value is infinite', 'not_finite', [column([1, 2, 3, 4]), column([Infinity, 2, 3, null])], 1],
  ])('are not to be had where %s', (_, reason, columns, imputations) => {
    expect(() => imputeChained(columns, { imputations, random: seeded(1) })).toThrow(new NotEstimable(reason));
  });
});

describe('a regression that is drawn', () => {
  const y = column([3, 5, 4, 8, 7, 9, 8, 12]);
  const x = column([0, 1, 2, 3, 4, 5, 6, 7]);
  const fit = leastSquares(y, [constant(8), x]);

  it('has the mean and the spread that theory gives it', () => {
    const random = seeded(3);
    const slopes = Array.from({ length: 4000 }, () => drawRegression(fit, random).coefficients[1] ?? NaN);
    const spread = (fit.standardErrors[1] ?? NaN) ** 2 * (fit.df / (fit.df - 2));
    expect(Math.abs(average(slopes) - (fit.coefficients[1] ?? NaN))).toBeLessThan(4 * Math.sqrt(spread / 4000));
    expect(varianceOf(slopes) / spread).toBeGreaterThan(0.85);
    expect(varianceOf(slopes) / spread).toBeLessThan(1.15);
  });

  it('keeps to finite numbers with a generator that gives 0 or 1', () => {
    expect([normalDraw(() => 0), normalDraw(() => 1)].every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(drawRegression(fit, () => 0).sigma)).toBe(true);
  });
});

describe('matching', () => {
  it('takes one of the five who are predicted nearest', () => {
    const predictions = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(predictions, predictions, fc.nat(), (donors, recipients, seed) => {
        const own = donors.map((_, i) => i);
        const chosen = matched(
          Float64Array.from(donors),
          Float64Array.from(own),
          Float64Array.from(recipients),
          seeded(seed),
        );
        return recipients.every((prediction, i) => {
          const distances = donors.map((donor) => Math.abs(donor - prediction)).sort((a, b) => a - b);
          const farthest = distances[Math.min(5, donors.length) - 1] ?? NaN;
          return Math.abs((donors[chosen[i] ?? NaN] ?? NaN) - prediction) <= farthest;
        });
      }),
    );
  });

  it('favours nobody among those who are predicted the same', () => {
    const random = seeded(8);
    const counts = new Array<number>(20).fill(0);
    const values = Float64Array.from(counts, (_, i) => i);
    for (let draw = 0; draw < 4000; draw++) {
      const who = matched(constant(20), values, constant(1), random)[0] ?? NaN;
      counts[who] = (counts[who] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(130);
    expect(Math.max(...counts)).toBeLessThan(270);
  });

  it('shuffles without losing anyone', () => {
    expect(shuffledOrder(9, seeded(2)).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('imputing is proper:', () => {
  it('the pooled mean and its variance between data sets are those of theory', () => {
    const [baseline, arm, endline] = lostStudy();
    const lost = Array.from(endline.keys()).filter((row) => Number.isNaN(endline[row]));
    const [y, x, t] = completeCases([endline, baseline, arm]) as [Column, Column, Column];
    const fit = leastSquares(y, [constant(y.length), x, t]);
    const profile = [
      1,
      average(lost.map((row) => baseline[row] ?? NaN)),
      average(lost.map((row) => arm[row] ?? NaN)),
    ];
    const predicted = profile.reduce((sum, p, j) => sum + p * (fit.coefficients[j] ?? NaN), 0);
    const leverage = fit.inverseTriangle
      .to2DArray()
      .reduce((sums, row, j) => sums.map((sum, i) => sum + (profile[j] ?? NaN) * (row[i] ?? NaN)), [0, 0, 0])
      .reduce((sum, part) => sum + part ** 2, 0);
    const share = lost.length / endline.length;
    const expected = {
      mean: (1 - share) * meanOf(y).estimate + share * predicted,
      between: share ** 2 * fit.sigma ** 2 * (fit.df / (fit.df - 2)) * (leverage + 1 / lost.length),
    };
    const sets = imputeChained([baseline, arm, endline], {
      imputations: 500,
      random: seeded(4),
      rounds: 1,
    });
    const pooled = poolEstimates(
      sets.map((set) => meanOf(set[2] ?? new Float64Array())),
      59,
    );
    expect(Math.abs(pooled.estimate - expected.mean)).toBeLessThan(4 * Math.sqrt(expected.between / 500));
    expect(pooled.between / expected.between).toBeGreaterThan(0.8);
    expect(pooled.between / expected.between).toBeLessThan(1.2);
  });

  interface Cohort {
    readonly arm: Column;
    readonly baseline: Column;
    readonly midline: Column;
    readonly endline: Column;
  }

  /** Children who do better at midline, or at baseline where midline was missed, are lost more often at endline. */
  function cohortOf(children: number, random: () => number): Cohort {
    const rows = Array.from({ length: children }, () => {
      const baseline = normalDraw(random);
      return { baseline, midline: 0.7 * baseline + 0.7 * normalDraw(random) };
    });
    const lost = (logOdds: number) => random() < 1 / (1 + Math.exp(-logOdds));
    const seen = rows.map(({ baseline, midline }, i) => {
      const endline = 1 + 0.5 * (i % 2) + 0.4 * baseline + 0.5 * midline + 0.7 * normalDraw(random);
      const missedMidline = lost(baseline - 2);
      return {
        midline: missedMidline ? NaN : midline,
        endline: lost(1.3 * (missedMidline ? baseline : midline) - 0.7) ? NaN : endline,
      };
    });
    return {
      arm: Float64Array.from(rows, (_, i) => i % 2),
      baseline: Float64Array.from(rows, ({ baseline }) => baseline),
      midline: Float64Array.from(seen, ({ midline }) => midline),
      endline: Float64Array.from(seen, ({ endline }) => endline),
    };
  }
  const TRUE_MEAN = 1.25;
  const TRUE_EFFECT = 0.5;

  const effectOf = (endline: Column, arm: Column, baseline: Column) => {
    const fit = leastSquares(endline, [constant(endline.length), arm, baseline]);
    return { estimate: fit.coefficients[1] ?? NaN, se: fit.standardErrors[1] ?? NaN };
  };

  it('intervals cover as often as they say, where those of complete cases do not', () => {
    const [studies, children] = [100, 80];
    const random = seeded(11);
    const covered = { mean: 0, effect: 0, completeMean: 0 };
    const holds = ({ interval }: CoefficientTest, truth: number) =>
      Number(interval.low <= truth && truth <= interval.high);
    for (let study = 0; study < studies; study++) {
      const { arm, baseline, midline, endline } = cohortOf(children, random);
      const sets = imputeChained([arm, baseline, midline, endline], {
        imputations: 5,
        random,
        rounds: 2,
      });
      const of = (analyse: (completed: Column) => { estimate: number; se: number }) =>
        sets.map((set) => analyse(set[3] ?? new Float64Array()));
      const complete = meanOf(endline);
      const mean = poolEstimates(of(meanOf), children - 1);
      const effect = poolEstimates(
        of((completed) => effectOf(completed, arm, baseline)),
        children - 3,
      );
      covered.mean += holds(mean, TRUE_MEAN);
      covered.effect += holds(effect, TRUE_EFFECT);
      covered.completeMean += holds(coefficientTest(complete.estimate, complete.se, children / 2), TRUE_MEAN);
    }
    expect(covered.mean / studies).toBeGreaterThan(0.9);
    expect(covered.effect / studies).toBeGreaterThan(0.9);
    expect(Math.max(covered.mean, covered.effect) / studies).toBeLessThan(1);
    expect(covered.completeMean / studies).toBeLessThan(0.7);
  });
});
