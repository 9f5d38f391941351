import fc from 'fast-check';
import { syntheticStudy, type StudyShape, type SyntheticStudy } from '../../../test/factories/study.js';
import { analyse, type Disclosure, type ImpactResults, type StudyData } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const PLANNED = { lockedAt: '2026-01-01T00:00:00.000Z', endlineOpened: '2026-06-01' };

const SHAPE = {
  sites: [4, 4],
  perSite: 6,
  lost: 0.2,
  exits: ['joined_parents', 'moved', null],
  attendance: true,
  waves: ['baseline', 'midline', 'endline'],
  ages: [8, 9, 10],
  outcomes: { joy: 'emotional', calm: 'emotional' },
  primary: ['joy'],
  facts: ['sex'],
  subgroups: ['sex', 'age_band'],
} as const;
const SINGLE = { ...SHAPE, allocation: 'single_group', arms: ['all'], sites: [5] } as const;

const run = ({ design, plan, data }: SyntheticStudy): ImpactResults =>
  analyse(design, plan, data, OPEN, PLANNED);

/** Every number that is none, by its path. */
function noNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => noNumbers(child, `${path}.${key}`));
}

const textOf = (results: ImpactResults) => JSON.stringify({ ...results, design: null, plan: null });

function withScores(
  study: SyntheticStudy,
  change: (score: number, row: number, wave: number) => number,
): SyntheticStudy {
  const outcomes = study.data.outcomes.map((o) => ({
    ...o,
    scores: o.scores.map((wave, w) => wave.map((score, row) => change(score, row, w))),
    items: o.items.map((wave, w) => wave.map((item) => item.map((score, row) => change(score, row, w)))),
  }));
  return { ...study, data: { ...study.data, outcomes } };
}

/** The participants of `rows`, in that order. */
function rowsOf({ design, plan, data }: SyntheticStudy, rows: readonly number[]): SyntheticStudy {
  const column = (c: Float64Array) => Float64Array.from(rows, (row) => c[row] as number);
  const picked: StudyData = {
    ...data,
    participants: rows.length,
    arm: Int32Array.from(rows, (row) => data.arm[row] as number),
    site: Int32Array.from(rows, (row) => data.site[row] as number),
    present: data.present.map((wave) => Uint8Array.from(rows, (row) => wave[row] as number)),
    ...(data.ages && { ages: data.ages.map(column) }),
    ...(data.attendance && { attendance: rows.map((row) => data.attendance?.[row] ?? []) }),
    ...(data.exits && { exits: rows.map((row) => data.exits?.[row] ?? null) }),
    facts: data.facts.map((f) => ({ ...f, values: rows.map((row) => f.values[row] ?? null) })),
    outcomes: data.outcomes.map((o) => ({
      ...o,
      scores: o.scores.map(column),
      items: o.items.map((wave) => wave.map(column)),
    })),
  };
  return { design, plan, data: picked };
}

const HOSTILE: readonly [string, (study: SyntheticStudy) => SyntheticStudy][] = [
  ['nobody', (s) => rowsOf(s, [])],
  ['one participant', (s) => rowsOf(s, [0])],
  ['two participants', (s) => rowsOf(s, [0, s.data.participants - 1])],
  [
    'one arm empty',
    (s) =>
      rowsOf(
        s,
        [...s.data.arm.keys()].filter((row) => s.data.arm[row] === 0),
      ),
  ],
  ['one site', (s) => ({ ...s, data: { ...s.data, site: s.data.site.map(() => 1) } })],
  ['nobody in an arm', (s) => ({ ...s, data: { ...s.data, arm: s.data.arm.map(() => -1) } })],
  ['the same score for all', (s) => withScores(s, () => 50)],
  [
    'the same score for all but rounding',
    (s) => withScores(s, (_, row) => (row % 2 ? 100 / 3 : 100 - 200 / 3)),
  ],
  ['no score at all', (s) => withScores(s, () => NaN)],
  ['one score', (s) => withScores(s, (score, row) => (row === 0 ? score : NaN))],
  ['no score at baseline', (s) => withScores(s, (score, _, wave) => (wave === 0 ? NaN : score))],
  ['no score at midline', (s) => withScores(s, (score, _, wave) => (wave === 1 ? NaN : score))],
  ['no score at endline', (s) => withScores(s, (score, _, wave) => (wave === 2 ? NaN : score))],
  ['an infinite score', (s) => withScores(s, (score, row) => (row === 1 ? Infinity : score))],
  ['infinite scores only', (s) => withScores(s, (_, row) => (row % 2 ? Infinity : -Infinity))],
  ['huge scores', (s) => withScores(s, (score) => score * 1e300)],
  ['tiny scores', (s) => withScores(s, (score) => score * 1e-300)],
  ['endline equal to baseline', (s) => withScores(s, (_, row) => (row * 7) % 100)],
  [
    'a wave fewer in the data',
    (s) => ({
      ...s,
      data: {
        ...s.data,
        outcomes: s.data.outcomes.map((o) => ({ ...o, scores: o.scores.slice(0, 1), items: [] })),
      },
    }),
  ],
  [
    'no items',
    (s) => ({
      ...s,
      data: { ...s.data, outcomes: s.data.outcomes.map((o) => ({ ...o, items: [[], [], []] })) },
    }),
  ],
];

const CATEGORIES = { kinds: { joy: 'ordered', calm: 'ordered' } } as const;
const SHARES = { kinds: { joy: 'yes_no', calm: 'yes_no' } } as const;

describe.each<[string, StudyShape]>([
  ['two arms', SHAPE],
  ['a single group', SINGLE],
  ['two arms, of yes and no', { ...SHAPE, ...SHARES }],
  ['a single group, of yes and no', { ...SINGLE, ...SHARES }],
  ['two arms, of categories', { ...SHAPE, ...CATEGORIES }],
  ['a single group, of categories', { ...SINGLE, ...CATEGORIES }],
  ['two arms, of sites', { ...SHAPE, sites: [6, 6], perSite: 3, unit: 'site' }],
  [
    'a single group, of sites that are yes or no',
    { ...SINGLE, ...SHARES, sites: [12], perSite: 2, unit: 'site' },
  ],
])('an analysis of %s', (_, shape) => {
  it.each(HOSTILE)('with %s says what it can in numbers that are numbers', (__, spoil) => {
    const results = run(spoil(syntheticStudy(shape)));
    expect(noNumbers(results)).toEqual([]);
    expect(textOf(results)).not.toMatch(/NaN|Infinity|undefined|Error/);
  });

  it('is the same whatever the order of its rows, but for rounding', () => {
    const study = syntheticStudy(shape);
    const there = run(study);
    const rows = [...study.data.arm.keys()];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (order) => {
        expect(rounded(run(rowsOf(study, order)))).toEqual(rounded(there));
      }),
      { numRuns: 5 },
    );
  });

  it('holds only numbers whatever is missing', () => {
    const study = syntheticStudy(shape);
    const mask = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(mask, fc.nat(7), (missing, step) => {
        const at = (row: number, wave: number) => missing[(row * (step + 1) + wave) % missing.length];
        const results = run(withScores(study, (score, row, wave) => (at(row, wave) ? NaN : score)));
        expect(noNumbers(results)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

/** Of scores up to 100, a difference of nothing may leave so much. */
const ROUNDING = 1e-12;

/** Sums taken in another order differ in their last digits; what is drawn at random goes by the order of sites and rows. */
const rounded = (results: ImpactResults): unknown =>
  JSON.parse(
    JSON.stringify(results, (key, value: unknown) =>
      key === 'beside' || key === 'sensitivity'
        ? undefined
        : typeof value === 'number'
          ? Number(value.toPrecision(8)) * Number(Math.abs(value) > ROUNDING)
          : value,
    ),
  );

describe('the labels of arms', () => {
  it('turn the sign of a difference and nothing else', () => {
    const study = syntheticStudy({ sites: [8, 8], raised: 5 });
    const [pair] = study.plan.comparisons;
    if (!pair) throw new Error('the fixture compares');
    const turned = [{ treatment: pair.comparison, comparison: pair.treatment }];
    const there = run(study).outcomes[0]?.contrasts[0]?.result;
    const back = run({ ...study, plan: { ...study.plan, comparisons: turned } }).outcomes[0]?.contrasts[0]
      ?.result;
    if (there?.kind !== 'estimated' || back?.kind !== 'estimated') throw new Error('there are figures');
    expect(back.estimate).toBeCloseTo(-there.estimate, 9);
    expect(back.interval.low).toBeCloseTo(-there.interval.high, 9);
    expect([back.se, back.p, back.n]).toEqual([
      expect.closeTo(there.se, 9),
      expect.closeTo(there.p, 9),
      there.n,
    ]);
  });
});
