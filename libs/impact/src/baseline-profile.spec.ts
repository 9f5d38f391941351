import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse } from './analyse.js';
import { releasedFigures } from './released.js';

const MINIMUM = 10;

function analysed(shape: StudyShape) {
  const study = syntheticStudy({ facts: ['sex'], subgroups: ['sex', 'age_band'], ages: [7, 8, 12], ...shape });
  const results = analyse(study.design, study.plan, study.data, {
    minimum: MINIMUM,
    // A column with a small count is hidden whole.
    hideCounts: (counts) => counts.map((c) => (counts.some((x) => x > 0 && x < MINIMUM) ? null : c)),
  });
  return { ...study, results };
}

describe('the profile at baseline', () => {
  const { data, design, results } = analysed({ sites: [5, 5], perSite: 40, lost: 0.2 });
  const joy = data.outcomes[0]?.scores ?? [];
  const isPair = (row: number) => joy.every((wave) => !Number.isNaN(wave[row]));
  const pairsIn = (arm: number) => [...data.arm.keys()].filter((row) => data.arm[row] === arm && isPair(row));

  it('counts those whom the main figure of the first outcome rests on, by arm and group', () => {
    const sex = results.profile?.facts.find(({ fact }) => fact === 'sex');
    const values = data.facts[0]?.values ?? [];
    expect(results.profile?.arms.map(({ n }) => n)).toEqual(design.arms.map((_, arm) => pairsIn(arm).length));
    expect(sex?.groups).toEqual(
      ['female', 'male'].map((group) => ({
        group,
        counts: design.arms.map((_, arm) => pairsIn(arm).filter((row) => values[row] === group).length),
      })),
    );
  });

  it('gives the mean age at baseline', () => {
    const ages = pairsIn(0).map((row) => data.ages?.[0]?.[row] as number);
    expect(results.profile?.arms[0]?.meanAge).toBeCloseTo(ages.reduce((a, b) => a + b, 0) / ages.length, 12);
  });

  it('adds up, over the arms of a comparison, to the groups of the same outcome', () => {
    for (const { fact, groups } of results.outcomes[0]?.subgroups ?? [])
      for (const { group, figures } of groups) {
        const counts = results.profile?.facts
          .find((f) => f.fact === fact)
          ?.groups.find((g) => g.group === group);
        const all = counts?.counts.reduce<number>((sum, count) => sum + (count ?? NaN), 0);
        expect(all).toEqual(figures.kind === 'estimated' ? figures.n : NaN);
      }
  });

  it('is entered among what is released, arm by arm', () => {
    const released = releasedFigures(data, results).map(({ rows }) => rows.join());
    const values = data.facts[0]?.values ?? [];
    for (const arm of design.arms.keys())
      expect(released).toContain(
        pairsIn(arm)
          .filter((row) => values[row] === 'female')
          .join(),
      );
  });
});

it('withholds a group of which an arm has few, in every arm, and with it another', () => {
  const { results } = analysed({ perSite: 7 });
  const counts = results.profile?.facts.flatMap(({ groups }) => groups.flatMap((group) => group.counts)) ?? [];
  expect(counts.length).toBeGreaterThan(6);
  expect(counts.filter((count) => count !== null && count < MINIMUM)).toEqual([]);
  const bands = results.profile?.facts.find(({ fact }) => fact === 'age_band')?.groups ?? [];
  expect(bands.filter((band) => band.counts.includes(null)).length).not.toBe(1);
});

it('tells nothing of an arm without a figure, and is not there for outcomes of sites', () => {
  const few = analysed({ perSite: 3 });
  expect(few.results.profile?.arms.map(({ n, meanAge }) => [n, meanAge])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(analysed({ unit: 'site', perSite: 1, sites: [12, 12] }).results.profile).toBeUndefined();
});
