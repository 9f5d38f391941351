import { ancova, pairedChange, welchDifference } from '@tongxing/statistics';
import { syntheticStudy, type StudyShape, type SyntheticStudy } from '../../../test/factories/study.js';
import { analyse, type Disclosure, type OutcomeResults } from './index.js';

const PLANNED = { lockedAt: '2026-01-01T00:00:00.000Z', endlineOpened: '2026-06-01' };
const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
/** Hides small counts, and the smallest other one where a single count is hidden. */
const GUARDED: Disclosure = {
  minimum: 10,
  hideCounts: (counts) => {
    const small = counts.filter((c) => c > 0 && c < 10);
    const others = counts.filter((c) => c >= 10);
    const limit = small.length === 1 ? Math.min(...others) : 9;
    return counts.map((c) => (c > 0 && c <= Math.max(9, limit) ? null : c));
  },
};

const SEX: StudyShape = { facts: ['sex'], subgroups: ['sex'], primary: ['joy'], sites: [1, 1], perSite: 80 };
const SINGLE: StudyShape = { ...SEX, allocation: 'single_group', arms: ['all'], sites: [1], perSite: 120 };

const outcomeOf = ({ design, plan, data }: SyntheticStudy, disclosure = OPEN, history = PLANNED) =>
  analyse(design, plan, data, disclosure, history).outcomes[0] as OutcomeResults;

/** One site that holds both arms, so that arms vary from child to child. */
function inOneSite(shape: StudyShape): SyntheticStudy {
  const study = syntheticStudy(shape);
  return { ...study, data: { ...study.data, site: study.data.site.map(() => 1) } };
}

const columns = ({ data }: SyntheticStudy, keep: (row: number) => boolean) => {
  const of = (column: ArrayLike<number>) => Float64Array.from(Array.from(column).filter((_, row) => keep(row)));
  const [before, after] = data.outcomes[0]?.scores as [Float64Array, Float64Array];
  return { before: of(before), after: of(after), arm: Float64Array.from(of(data.arm), (a) => Number(a === 0)) };
};

describe('groups of a comparison', () => {
  it('have the difference within each, and what they differ by', () => {
    const study = inOneSite(SEX);
    const sex = study.data.facts[0]?.values ?? [];
    const [found] = outcomeOf(study).subgroups;
    expect(found).toMatchObject({ fact: 'sex', role: 'planned', treatment: 'centre', comparison: 'waiting' });
    expect(found?.groups.map((g) => g.group)).toEqual(['female', 'male']);
    for (const { group, figures } of found?.groups ?? []) {
      const { before, after, arm } = columns(study, (row) => sex[row] === group);
      const { n, estimate, p, interval } = ancova(after, before, arm);
      expect(figures).toEqual({ kind: 'estimated', n, estimate, p, interval });
    }
  });

  it('of two stand equally far from each other', () => {
    const [found] = outcomeOf(inOneSite(SEX)).subgroups;
    const [female, male] = found?.groups.map((g) => g.variation) ?? [];
    if (female?.kind !== 'estimated' || male?.kind !== 'estimated') throw new Error('there are figures');
    expect(male.estimate).toBeCloseTo(-female.estimate, 9);
    expect(male.p).toBeCloseTo(female.p, 9);
  });

  it('have no figure where there are too few sites', () => {
    const [found] = outcomeOf(syntheticStudy({ ...SEX, sites: [3, 3] })).subgroups;
    for (const { figures, variation } of found?.groups ?? [])
      expect([figures, variation]).toEqual(
        Array(2).fill({ kind: 'not_estimable', reason: 'too_few_clusters' }),
      );
    expect(found?.sentence.en).toContain('too few people or sites');
  });
});

describe('groups of a single group', () => {
  it('have their change, and how far it stands from that of the others', () => {
    const study = syntheticStudy(SINGLE);
    const sex = study.data.facts[0]?.values ?? [];
    const [found] = outcomeOf(study).subgroups;
    const [female] = found?.groups ?? [];
    const own = columns(study, (row) => sex[row] === 'female');
    const rest = columns(study, (row) => sex[row] === 'male');
    const change = pairedChange(own.before, own.after);
    expect(female?.figures).toMatchObject({ n: change.n, estimate: change.change, p: change.p });
    const apart = welchDifference(
      own.after.map((s, i) => s - (own.before[i] as number)),
      rest.after.map((s, i) => s - (rest.before[i] as number)),
    );
    expect(female?.variation).toMatchObject({ estimate: apart.estimate, p: apart.p });
  });

  it('by age are the bands at baseline', () => {
    const study = syntheticStudy({ ...SINGLE, ages: [5, 7, 9, 12, 16], subgroups: ['age_band'] });
    expect(outcomeOf(study).subgroups[0]?.groups.map((g) => g.group)).toEqual(['6–8', '9–11', '12–15']);
  });

  it.each([
    ['by nine', 9, 'suppressed'],
    ['by ten', 10, 'estimated'],
    ['by nobody', 0, 'estimated'],
  ])('of two facts that differ %s people are told as far as no difference tells', (_, moved, second) => {
    const study = syntheticStudy({ ...SINGLE, facts: ['sex'], subgroups: ['sex', 'team'] });
    const sex = Array.from({ length: study.data.participants }, (__, row) => (row < 60 ? 'female' : 'male'));
    const team = sex.map((label, row) => (row < moved ? 'male' : label));
    const facts = [
      { name: 'sex', values: sex },
      { name: 'team', values: team },
    ];
    const { subgroups } = outcomeOf({ ...study, data: { ...study.data, facts } }, GUARDED);
    const kinds = subgroups.map(({ groups }) => groups.map(({ figures }) => figures.kind));
    expect(kinds).toEqual([
      ['estimated', 'estimated'],
      [second, second],
    ]);
  });

  it('are withheld together where one would give the other away', () => {
    const study = syntheticStudy(SINGLE);
    const values = study.data.facts[0]?.values.map((_, row) => (row < 5 ? 'female' : 'male')) ?? [];
    const facts = [{ name: 'sex', values }];
    const [found] = outcomeOf({ ...study, data: { ...study.data, facts } }, GUARDED).subgroups;
    for (const { figures, variation } of found?.groups ?? [])
      expect([figures.kind, variation.kind]).toEqual(['suppressed', 'suppressed']);
  });
});

describe('groups that were not planned', () => {
  it.each([
    ['of an outcome that is not primary', { primary: [] }, PLANNED],
    ['of a plan locked late', {}, { ...PLANNED, lockedAt: '2026-07-01T00:00:00.000Z' }],
  ])('%s are exploratory, and say so', (_, shape, history) => {
    const [found] = outcomeOf(syntheticStudy({ ...SINGLE, ...shape }), OPEN, history).subgroups;
    expect(found?.role).toBe('exploratory');
    expect(found?.sentence.en).toMatch(/^Exploratory: /);
  });

  it('are not looked at', () => {
    expect(outcomeOf(syntheticStudy({ ...SINGLE, subgroups: [] })).subgroups).toEqual([]);
  });

  it('because nobody recorded the fact are told as missing', () => {
    const { design, plan, data } = syntheticStudy({ ...SINGLE, facts: [], subgroups: ['boarding'] });
    const { outcomes, findings } = analyse(design, plan, data, OPEN);
    expect(outcomes[0]?.subgroups).toEqual([]);
    expect(findings.find((f) => f.code === 'facts_not_known')?.text.en).toContain('Boarding');
  });
});
