import { pairedChange } from '@tongxing/statistics';
import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse, type Disclosure, type OutcomeResults, type StudyData } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const GUARDED: Disclosure = { ...OPEN, minimum: 10 };
const THREE = { waves: ['baseline', 'midline', 'endline'] };

function first(shape: StudyShape, disclosure = OPEN) {
  const { design, plan, data } = syntheticStudy(shape);
  const results = analyse(design, plan, data, disclosure);
  return { data, results, outcome: results.outcomes[0] as OutcomeResults };
}

describe('the course over the waves', () => {
  it('has everybody at each wave and the change since baseline at each later one', () => {
    const { outcome, data } = first({ ...THREE, raised: 10 });
    const steps = outcome.course.filter((s) => s.arm === 'centre');
    expect(steps.map((s) => [s.wave, s.everyone.kind, s.change?.kind])).toEqual([
      ['baseline', 'estimated', undefined],
      ['midline', 'estimated', 'estimated'],
      ['endline', 'estimated', 'estimated'],
    ]);
    const [before, middle] = data.outcomes[0]?.scores.map((s) =>
      s.filter((_, i) => data.arm[i] === 0),
    ) as Float64Array[];
    const { n, change, p, interval } = pairedChange(before as Float64Array, middle as Float64Array);
    expect(steps[1]?.change).toEqual({ kind: 'estimated', n, change, p, interval });
  });

  it('says that midlines are described and not compared', () => {
    expect(first(THREE).results.findings.map((f) => f.code)).toContain('waves_between_described');
    expect(first({}).results.findings.map((f) => f.code)).not.toContain('waves_between_described');
  });

  it('does not give away by subtraction the few who were lost', () => {
    const { outcome } = first({ ...THREE, lost: 0.1, perSite: 15 }, GUARDED);
    const at = (wave: string) =>
      outcome.course.find((s) => s.arm === 'centre' && s.wave === wave)?.everyone.kind;
    expect([at('baseline'), at('midline'), at('endline')]).toEqual(['suppressed', 'estimated', 'estimated']);
  });

  it('of a wave without data has no figures', () => {
    const { design, plan, data } = syntheticStudy(THREE);
    const outcomes = data.outcomes.map((o) => ({
      ...o,
      scores: o.scores.map((wave, i) => (i === 1 ? wave.map(() => NaN) : wave)),
    }));
    const { course } = analyse(design, plan, { ...data, outcomes }, OPEN).outcomes[0] as OutcomeResults;
    const midline = course.filter((s) => s.wave === 'midline');
    for (const step of midline)
      expect([step.everyone.kind, step.change?.kind]).toEqual(Array(2).fill('not_estimable'));
  });
});

const SINGLE = { allocation: 'single_group', arms: ['all'], sites: [3], perSite: 70 } as const;
const TEN_SITES = { ...SINGLE, sites: [10], perSite: 20 } as const;
const AGES = { ages: [8, 9, 10, 11], growth: 4 };

/** By hand: within each age the difference of means, weighted by what both waves hold of it. */
function byHand({ outcomes, ages }: StudyData) {
  const [before, after] = outcomes[0]?.scores as [Float64Array, Float64Array];
  const rows = [before, after].flatMap((scores, wave) =>
    Array.from(scores, (y, child) => ({ y, child, wave, age: ages?.[wave]?.[child] as number })),
  );
  const shared = rows.filter((r) => rows.some((o) => o.age === r.age && o.wave !== r.wave));
  const mean = (of: readonly number[]) => of.reduce((s, x) => s + x, 0) / of.length;
  const centred = shared.map((r) => {
    const same = shared.filter((o) => o.age === r.age);
    return { ...r, x: r.wave - mean(same.map((o) => o.wave)), z: r.y - mean(same.map((o) => o.y)) };
  });
  const squares = centred.reduce((s, r) => s + r.x * r.x, 0);
  const estimate = centred.reduce((s, r) => s + r.x * r.z, 0) / squares;
  const children = [...new Set(shared.map((r) => r.child))];
  const scores = children.map((child) =>
    centred.filter((r) => r.child === child).reduce((s, r) => s + r.x * (r.z - estimate * r.x), 0),
  );
  const g = children.length;
  const se = Math.sqrt((g / (g - 1)) * scores.reduce((s, x) => s + x * x, 0)) / squares;
  return { estimate, se, df: g - 1, n: shared.length };
}

describe('children of the same age', () => {
  it('are compared within each age, with errors by child', () => {
    const { outcome, data } = first({ ...SINGLE, ...AGES });
    const found = outcome.sameAge[0]?.result;
    if (found?.kind !== 'estimated') throw new Error('the fixture has figures');
    const expected = byHand(data);
    expect(found.n).toBe(expected.n);
    expect(found.ages).toEqual([9, 11]);
    expect(found.estimate).toBeCloseTo(expected.estimate, 9);
    expect(found.se).toBeCloseTo(expected.se, 9);
    expect(found.df).toBe(expected.df);
  });

  it('are compared with errors by site where there are four', () => {
    const { outcome, data } = first({ ...TEN_SITES, ...AGES });
    const found = outcome.sameAge[0]?.result;
    if (found?.kind !== 'estimated') throw new Error('the fixture has figures');
    const expected = byHand(data);
    expect(found.estimate).toBeCloseTo(expected.estimate, 9);
    expect(found.clusters).toBe(10);
    expect(found.df).toBeLessThan(10);
  });

  it('do not differ where only growing older moved them, while each child did', () => {
    const { outcome } = first({ ...SINGLE, ...AGES, growth: 6, perSite: 60 });
    const change = outcome.changes[0]?.result;
    const [same] = outcome.sameAge;
    if (change?.kind !== 'estimated' || same?.result.kind !== 'estimated') throw new Error('there are figures');
    expect(change.interval.low).toBeGreaterThan(3);
    expect(same.result.interval.low).toBeLessThan(0);
    expect(same.result.interval.high).toBeGreaterThan(0);
    expect(same.sentence.en).toMatch(
      /same age, 9 to 11: no clear difference .* neither other events nor who took part/,
    );
    expect(same.sentence.zh).toMatch(/同龄比较（9 至 11 周岁）/);
  });

  it('are left alone where arms are compared, and missed where ages are not known', () => {
    expect(first(AGES).outcome.sameAge).toEqual([]);
    const { outcome, results } = first(SINGLE);
    expect(outcome.sameAge).toEqual([]);
    expect(results.findings.map((f) => f.code)).toContain('ages_not_known');
  });

  it('cannot be compared where no age is found at both waves', () => {
    const { outcome } = first({ ...SINGLE, ages: [8] });
    expect(outcome.sameAge[0]?.result).toEqual({ kind: 'not_estimable', reason: 'too_few_observations' });
  });
});

describe('versions that cannot be compared', () => {
  it('end in the reason, in a finding, and in no figure', () => {
    const { design, plan, data } = syntheticStudy();
    const link = { extent: 'none', versions: ['1.0.0', '2.0.0'], shared: 0 } as const;
    const outcomes = data.outcomes.map((o) => ({
      ...o,
      link,
      scores: o.scores.map((wave, i) => (i === 1 ? wave.map(() => NaN) : wave)),
    }));
    const results = analyse(design, plan, { ...data, outcomes }, OPEN);
    const [outcome] = results.outcomes;
    const refused = { kind: 'not_estimable', reason: 'not_comparable' };
    expect(outcome?.changes.map((c) => c.result)).toEqual([refused, refused]);
    expect(outcome?.contrasts[0]?.result).toEqual(refused);
    expect(outcome?.changes[0]?.sentence.en).toContain('cannot be compared');
    expect(results.findings.find((f) => f.code === 'versions_not_comparable')?.text.en).toContain(
      '1.0.0, 2.0.0',
    );
  });

  it.each([
    ['none', 0, 'no comparison is made', 'not_estimable'],
    ['anchors', 4, 'scores rest on the 4 items', 'estimated'],
    ['whole', 6, 'the scale is the same in both', 'estimated'],
  ] as const)('and mixed within one wave, of extent %s, say so', (extent, shared, words, kind) => {
    const { design, plan, data } = syntheticStudy();
    const link = { extent, versions: ['1.0.0', '2.0.0'], shared, mixedWaves: [1] };
    const outcomes = data.outcomes.map((o) => ({ ...o, link }));
    const { outcomes: found, findings } = analyse(design, plan, { ...data, outcomes }, OPEN);
    const [outcome] = found;
    expect(outcome?.changes.map((c) => c.main.kind)).toEqual([kind, kind]);
    const finding = findings.find((f) => f.code === 'wave_mixes_versions');
    expect(finding?.text.en).toContain(`within one wave (Wave endline)`);
    expect(finding?.text.en).toContain(words);
    expect(findings.map((f) => f.code)).not.toContain('versions_linked');
  });

  it('but share items are told with how many', () => {
    const { design, plan, data } = syntheticStudy();
    const link = { extent: 'anchors', versions: ['1.0.0', '1.1.0'], shared: 4 } as const;
    const outcomes = data.outcomes.map((o) => ({ ...o, link }));
    const results = analyse(design, plan, { ...data, outcomes }, OPEN);
    expect(results.outcomes[0]?.changes[0]?.result.kind).toBe('estimated');
    expect(results.findings.find((f) => f.code === 'versions_linked')?.text.zh).toContain('4 道题目');
  });
});
