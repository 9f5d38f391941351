import { syntheticStudy } from '../../../test/factories/study.js';
import { analyse, type AttendedDay, type Disclosure, type DoseResponse, type StudyData } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
/** What R prints for the children below. */
const R = {
  estimate: 0.328277045721,
  se: 0.082686094789,
  df: 6.9660774299,
  meanDays: 10.6458333333,
  sdDays: 6.951165778,
};

interface Child {
  readonly site: number;
  readonly days: number;
  readonly before: number;
  readonly after: number;
}

/** 48 children in eight sites; the same numbers stand in the R code below. */
const children = Array.from({ length: 48 }, (_, i): Child => {
  const site = Math.floor(i / 6);
  const days = (i * 7 + site * 3) % 23;
  const before = 30 + ((i * 37) % 41);
  return { site, days, before, after: before + days * 0.6 + ((i * 53) % 29) - 14 + (site % 3) };
});

const dayNumber = (n: number) => `2026-03-${String(n + 1).padStart(2, '0')}`;
const daysOf = (count: number): AttendedDay[] =>
  Array.from({ length: 25 }, (_, i) => ({ on: dayNumber(i), came: i < count }));

function doseIn(all: readonly Child[], change: Partial<StudyData> = {}, disclosure = OPEN): DoseResponse[] {
  const { design, plan, data } = syntheticStudy({
    allocation: 'single_group',
    arms: ['all'],
    sites: [1],
    perSite: all.length,
  });
  const column = (of: (child: Child) => number) => Float64Array.from(all, of);
  const scores = [column((c) => c.before), column((c) => c.after)];
  const study: StudyData = {
    ...data,
    site: Int32Array.from(all, (c) => c.site),
    attendance: all.map((c) => daysOf(c.days)),
    outcomes: data.outcomes.map((o) => ({ ...o, scores })),
    ...change,
  };
  return [...(analyse(design, plan, study, disclosure).outcomes[0]?.dose ?? [])];
}
const first = (...given: Parameters<typeof doseIn>) => doseIn(...given)[0] as DoseResponse;

describe('the association of endline with attendance', () => {
  it('is what R gives', () => {
    // f <- lm(scale(after) ~ scale(days) + scale(before)); CR2 by site with Satterthwaite from the matrices themselves
    const { result } = first(children);
    if (result.kind !== 'estimated') throw new Error('there is a figure');
    expect([result.estimate, result.se, result.df, result.meanDays, result.sdDays]).toEqual([
      expect.closeTo(R.estimate, 10),
      expect.closeTo(R.se, 10),
      expect.closeTo(R.df, 7),
      expect.closeTo(R.meanDays, 9),
      expect.closeTo(R.sdDays, 9),
    ]);
    expect([result.n, result.clusters]).toEqual([48, 8]);
  });

  it('is called no cause in both languages, and names no effect', () => {
    const { en, zh } = first(children).sentence;
    expect(en).toContain('an association and not causal');
    expect(zh).toContain('这是关联，不是因果');
    expect(en).not.toMatch(/effect|impact|raised|lowered/i);
    expect(zh).not.toMatch(/使|效果|影响/);
  });

  it('has neither the units of the outcome nor those of days, and does not go by rows', () => {
    const there = first(children);
    const moved = first(
      children.toReversed().map((c) => ({ ...c, before: 3 * c.before + 7, after: 3 * c.after - 2 })),
    );
    if (there.result.kind !== 'estimated' || moved.result.kind !== 'estimated')
      throw new Error('there are figures');
    expect(moved.result.estimate).toBeCloseTo(there.result.estimate, 10);
    expect(moved.result.se).toBeCloseTo(there.result.se, 10);
  });

  it('counts days between the two interviews alone, where these are known', () => {
    const known = (on: string) => children.map(() => on);
    const { result } = first(children, { interviewedOn: [known('2026-03-02'), known('2026-03-11')] });
    const expected = children.reduce((sum, c) => sum + Math.min(9, Math.max(0, c.days - 2)), 0) / 48;
    if (result.kind !== 'estimated') throw new Error('there is a figure');
    expect(result.meanDays).toBeCloseTo(expected, 10);
  });

  it('leaves out children of whom no day is recorded', () => {
    const attendance = children.map((c, i) => (i < 10 ? [] : daysOf(c.days)));
    expect(first(children, { attendance }).result).toMatchObject({ kind: 'estimated', n: 38 });
  });

  it.each<[string, (c: Child, i: number) => Partial<Child>, string]>([
    ['the same number of days for all', () => ({ days: 5 }), 'collinear_predictors'],
    ['the same endline for all', () => ({ after: 40 }), 'no_variance'],
    ['no endline', () => ({ after: NaN }), 'too_few_observations'],
    ['one child with both scores', (_, i) => (i === 0 ? {} : { after: NaN }), 'too_few_clusters'],
    ['three sites', ({ site }) => ({ site: site % 3 }), 'too_few_clusters'],
    ['one site', () => ({ site: 1 }), 'too_few_clusters'],
    ['an infinite score', (_, i) => (i === 0 ? { after: Infinity } : {}), 'not_finite'],
  ])('of %s is refused with its reason', (_, spoil, reason) => {
    const spoilt = children.map((child, i) => ({ ...child, ...spoil(child, i) }));
    expect(first(spoilt).result).toEqual({ kind: 'not_estimable', reason });
  });

  it('is estimated where all stood alike at baseline', () => {
    expect(first(children.map((c) => ({ ...c, before: 50 }))).result.kind).toBe('estimated');
  });

  it('is withheld of few people, and not asked for where attendance is not recorded', () => {
    expect(first(children, {}, { ...OPEN, minimum: 60 }).result).toEqual({ kind: 'suppressed' });
    expect(doseIn(children, { attendance: children.map(() => []) })).toEqual([]);
  });
});
