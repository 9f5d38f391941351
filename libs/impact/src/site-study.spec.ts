import { formatEquation } from '@tongxing/contracts';
import { ancova, clusteredDifference } from '@tongxing/statistics';
import { syntheticStudy, type StudyShape, type SyntheticStudy } from '../../../test/factories/study.js';
import {
  analyse,
  NO_ARM,
  NO_PERSON,
  type Disclosure,
  type ImpactResults,
  type OutcomeResults,
  type StudyData,
} from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const PLANNED = { lockedAt: '2026-01-01T00:00:00.000Z', endlineOpened: '2026-06-01' };

/** Every site's people, and one row more a site that holds its checklist. */
function villages(shape: StudyShape): SyntheticStudy {
  const { design, plan, data } = syntheticStudy({ perSite: 3, primary: ['joy'], ...shape });
  const sites = [...new Set(data.site)];
  const rows = data.participants + sites.length;
  const extended = <T extends Float64Array | Int32Array | Uint8Array>(
    column: T,
    more: (site: number) => number,
  ) => {
    const whole = new (column.constructor as new (n: number) => T)(rows);
    whole.set(column);
    sites.forEach((site, i) => {
      whole[data.participants + i] = more(site);
    });
    return whole;
  };
  const ratingOf = (site: number, wave: number) =>
    Array.from(data.outcomes[0]?.scores[wave] ?? []).find((_, row) => data.site[row] === site) ?? NaN;
  return {
    design,
    plan,
    data: {
      ...data,
      participants: rows,
      arm: extended(data.arm, () => NO_PERSON),
      site: extended(data.site, (site) => site),
      present: data.present.map((wave) => extended(wave, () => 0)),
      outcomes: data.outcomes.map((o) => ({
        ...o,
        unit: 'site' as const,
        measurement: 'formative' as const,
        items: [],
        scores: o.scores.map((wave, w) =>
          extended(
            wave.map(() => NaN),
            (site) => ratingOf(site, w),
          ),
        ),
      })),
    },
  };
}
const run = ({ design, plan, data }: SyntheticStudy, disclosure = OPEN): ImpactResults =>
  analyse(design, plan, data, disclosure, PLANNED);
const first = (shape: StudyShape, disclosure = OPEN) =>
  run(villages(shape), disclosure).outcomes[0] as OutcomeResults;

describe('an outcome of sites', () => {
  it('places sites without people in the arm of their records', () => {
    const study = villages({ sites: [8, 8], raised: 10 });
    const { data } = study;
    const isRecord = (row: number) => data.arm[row] === NO_PERSON;
    const records = {
      ...data,
      recordedIn: data.arm.map((arm, row) => (isRecord(row) ? Number(data.site[row]) : arm)),
    };
    records.recordedIn = records.recordedIn.map((site, row) => (isRecord(row) ? Number(site >= 100) : site));
    const apart = {
      ...records,
      site: data.site.map((site, row) => (isRecord(row) ? site + 1000 : site)),
    };
    const contrastOf = (of: StudyData) => run({ ...study, data: of }).outcomes[0]?.contrasts[0]?.result;
    expect(contrastOf(apart)).toEqual(contrastOf(data));
    const nowhere = apart.recordedIn.fill(NO_ARM);
    expect(contrastOf({ ...apart, recordedIn: nowhere })).toMatchObject({ kind: 'not_estimable' });
  });

  it('counts sites and no people, and is compared as people of sites of their own would be', () => {
    const study = villages({ sites: [8, 8], raised: 10 });
    const { unit, contrasts, changes } = run(study).outcomes[0] as OutcomeResults;
    const [contrast] = contrasts;
    const rows = [...study.data.arm.keys()].filter((row) => study.data.arm[row] === NO_PERSON);
    const column = (of: (row: number) => number) => Float64Array.from(rows, of);
    const scoreAt = (wave: number) => column((row) => study.data.outcomes[0]?.scores[wave]?.[row] ?? NaN);
    const treated = column((row) => Number((study.data.site[row] as number) < 100));
    const expected = clusteredDifference(scoreAt(1), treated, [scoreAt(0)], Float64Array.from(rows));
    expect([unit, contrast?.model.method, changes[0]?.result]).toEqual([
      'site',
      'ancova_cr2',
      expect.objectContaining({ n: 8 }),
    ]);
    if (contrast?.result.kind !== 'estimated') throw new Error('there is a figure');
    expect(contrast.result.n).toBe(16);
    expect(contrast.result.estimate).toBeCloseTo(expected.estimate, 9);
    expect(contrast.result.se).toBeCloseTo(expected.se, 9);
    expect(contrast.result.estimate).toBeCloseTo(ancova(scoreAt(1), scoreAt(0), treated).estimate, 9);
  });

  it('says that n counts sites, and stands among the limitations', () => {
    const results = run(villages({ sites: [8, 8], raised: 10 }));
    expect(results.outcomes[0]?.contrasts[0]?.sentence.en).toContain(`${formatEquation('n', '16')} sites`);
    expect(results.outcomes[0]?.changes[0]?.sentence.zh).toContain(`${formatEquation('n', '8')} 个站点`);
    expect(results.outcomes[0]?.changes[0]?.model.reason.en).toContain('The units are 8 sites');
    expect(results.findings.map((f) => f.code)).toContain('outcomes_of_sites');
  });

  it('is described only with few sites, and has a second test with few treated', () => {
    expect(first({ sites: [3, 8] }).contrasts[0]?.result).toEqual({
      kind: 'not_estimable',
      reason: 'too_few_clusters',
    });
    expect(first({ sites: [5, 8] }).contrasts[0]?.beside).toMatchObject({ method: 'randomisation_inference' });
    expect(first({ sites: [8, 8] }).contrasts[0]?.beside).toMatchObject({ method: 'wild_cluster_bootstrap' });
  });

  it('leaves records about sites out of who took part', () => {
    const { flow, losses } = run(villages({ sites: [4, 4], lost: 0.5 }));
    expect(flow.map(({ arm, enrolled }) => [arm, enrolled])).toEqual([
      ['centre', 12],
      ['waiting', 12],
    ]);
    expect(losses).toHaveLength(1);
  });

  it('takes a site of people of two arms to stand in none, and averages its ratings', () => {
    const study = villages({ sites: [5, 5], raised: 10 });
    const mixed = study.data.arm.slice();
    mixed[0] = 1;
    const moved = run({ ...study, data: { ...study.data, arm: mixed } }).outcomes[0] as OutcomeResults;
    expect(moved.contrasts[0]?.result).toMatchObject({ kind: 'estimated', n: 9 });
    const twice = study.data.outcomes.map((o) => ({
      ...o,
      scores: o.scores.map((wave) => wave.map((x, row) => (row === 0 ? 100 : x))),
    }));
    const { course } = run({ ...study, data: { ...study.data, outcomes: twice } })
      .outcomes[0] as OutcomeResults;
    const before = (run(study).outcomes[0] as OutcomeResults).course[0]?.everyone;
    const after = course[0]?.everyone;
    const rating = study.data.outcomes[0]?.scores[0]?.[study.data.participants - 10] as number;
    if (before?.kind !== 'estimated' || after?.kind !== 'estimated') throw new Error('there are figures');
    expect(after.mean - before.mean).toBeCloseTo((100 - rating) / 2 / 5, 9);
  });

  it('is hidden by the rule for sites where there is one', () => {
    const strict = { minimum: 10, hideCounts: OPEN.hideCounts };
    expect(first({ sites: [5, 5] }, strict).changes[0]?.result).toEqual({ kind: 'suppressed' });
    const ofSites = { minimum: 3, hideCounts: OPEN.hideCounts };
    expect(first({ sites: [5, 5] }, { ...strict, ofSites }).changes[0]?.result.kind).toBe('estimated');
  });
});
