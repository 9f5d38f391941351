import fc from 'fast-check';
import { column, differences, flat, smallStudy } from '../../reference/index.js';
import { ancova, NotEstimable, type Column } from '../index.js';

interface Person {
  readonly endline: number;
  readonly baseline: number;
  readonly treatment: number;
}

const score = fc.integer({ min: 0, max: 100 });
const people = (treatment: number): fc.Arbitrary<Person[]> =>
  fc.array(fc.record({ endline: score, baseline: score, treatment: fc.constant(treatment) }), {
    minLength: 4,
    maxLength: 20,
  });

const study = fc
  .tuple(people(1), people(0))
  .map((arms) => arms.flat())
  .filter((rows) => {
    const spread = (treatment: number) =>
      new Set(rows.filter((r) => r.treatment === treatment).map((r) => r.baseline)).size;
    return spread(0) > 2 && spread(1) > 2 && isEstimable(rows);
  });

const columns = (rows: readonly Person[]): [Column, Column, Column] => [
  Float64Array.from(rows, (r) => r.endline),
  Float64Array.from(rows, (r) => r.baseline),
  Float64Array.from(rows, (r) => r.treatment),
];

/** A straight line through every point has no error to speak of. */
function isEstimable(rows: readonly Person[]): boolean {
  try {
    ancova(...columns(rows));
    return true;
  } catch {
    return false;
  }
}

const difference = (rows: readonly Person[]) => flat(ancova(...columns(rows)));

function same(ours: object, expected: object): boolean {
  return Object.entries(expected as Record<string, number>).every(([name, value]) => {
    const figure = (ours as Record<string, number>)[name] ?? NaN;
    return Math.abs(figure - value) <= 1e-8 * Math.max(1, Math.abs(value));
  });
}

describe('the difference between arms at equal baseline', () => {
  it.each(Object.entries(smallStudy.ancova))('agrees with R on %s', (_, { data, expected }) => {
    const ours = flat(ancova(column(data['endline']), column(data['baseline']), column(data['treatment'])));
    expect(differences(ours, expected, 1e-12)).toEqual([]);
  });

  it('does not depend on the order of people', () => {
    fc.assert(fc.property(study, (rows) => same(difference(rows.toReversed()), difference(rows))));
  });

  it('turns its sign when the arms change names', () => {
    fc.assert(
      fc.property(study, (rows) => {
        const { estimate, t, p, se, low, high, nTreatment, nComparison } = difference(rows);
        const swapped = difference(rows.map((r) => ({ ...r, treatment: 1 - r.treatment })));
        const mirrored = { estimate: -estimate, t: -t, p, se, low: -high, high: -low };
        return same(swapped, { ...mirrored, nTreatment: nComparison, nComparison: nTreatment });
      }),
    );
  });

  it('is unmoved by a shift of either column, however far', () => {
    fc.assert(
      fc.property(study, fc.constantFrom(-1e6, 17, 1e6), fc.constantFrom(-1e6, 17, 1e6), (rows, x, y) => {
        const moved = rows.map((r) => ({ ...r, baseline: r.baseline + x, endline: r.endline + y }));
        return same(difference(moved), difference(rows));
      }),
    );
  });

  it('has the units of the endline and none of the baseline', () => {
    fc.assert(
      fc.property(study, fc.double({ min: 0.01, max: 100, noNaN: true }), (rows, times) => {
        const { estimate, se, t, p, low, high } = difference(rows);
        const endline = rows.map((r) => ({ ...r, endline: r.endline * times }));
        const baseline = rows.map((r) => ({ ...r, baseline: r.baseline * times }));
        const scaled = { estimate: estimate * times, se: se * times, low: low * times, high: high * times };
        return (
          same(difference(endline), { ...scaled, t, p }) &&
          same(difference(baseline), { estimate, se, low, high, t, p })
        );
      }),
    );
  });

  it('leaves out people with anything missing', () => {
    fc.assert(
      fc.property(study, (rows) => {
        const gap = { endline: 50, baseline: 50, treatment: 1 };
        const gaps = (['endline', 'baseline', 'treatment'] as const).map((name) => ({ ...gap, [name]: NaN }));
        expect(ancova(...columns([...rows, ...gaps]))).toEqual(ancova(...columns(rows)));
      }),
    );
  });

  const four = [1, 1, 0, 0];
  it.each([
    ['nobody', [], [], [], 'too_few_observations'],
    ['one person in an arm', [1, 2, 4, 3], [2, 5, 4, 1], [1, 0, 0, 0], 'too_few_observations'],
    ['one arm', [1, 2, 4, 3], [2, 5, 4, 1], [1, 1, 1, 1], 'too_few_observations'],
    ['nobody with a baseline', [1, 2, 4, 3], [NaN, NaN, NaN, NaN], four, 'too_few_observations'],
    [
      'a baseline that does not vary',
      [1, 2, 4, 3, 5],
      [33.3, 33.3, 33.3, 33.3, 33.3],
      [1, 1, 0, 0, 0],
      'collinear_predictors',
    ],
    [
      'arms that the baseline tells apart wholly',
      [1, 2, 4, 3, 5],
      [7, 7, 2, 2, 2],
      [1, 1, 0, 0, 0],
      'collinear_predictors',
    ],
    ['endlines that are baselines', [1, 2, 4, 3, 9], [1, 2, 4, 3, 9], [1, 0, 1, 0, 0], 'no_variance'],
    [
      'endlines on two lines',
      [100 / 3, 200 / 3, 0, 100 / 3, 200 / 3],
      [0, 100 / 3, 0, 100 / 3, 200 / 3],
      [1, 1, 0, 0, 0],
      'no_variance',
    ],
    ['an infinite endline', [1, Infinity, 4, 3], [2, 5, 4, 1], four, 'not_finite'],
    ['columns of unequal lengths', [1, 2, 4], [2, 5, 4, 1], four, 'lengths_differ'],
  ])('of %s is not estimable', (_, endline, baseline, treatment, reason) => {
    expect(() => ancova(column(endline), column(baseline), column(treatment))).toThrow(
      new NotEstimable(reason as NotEstimable['reason']),
    );
  });
});
