import fc from 'fast-check';
import { syntheticStudy, type StudyShape, type SyntheticStudy } from '../../../test/factories/study.js';
import { analyse, type Disclosure, type OutcomeResults } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const PLANNED = { lockedAt: '2026-01-01T00:00:00.000Z', endlineOpened: '2026-06-01' };

const first = ({ design, plan, data }: SyntheticStudy, disclosure = OPEN): OutcomeResults =>
  analyse(design, plan, data, disclosure, PLANNED).outcomes[0] as OutcomeResults;

/** One group of these children, each with a category at baseline and at endline. */
function single(pairs: readonly (readonly [number, number])[], disclosure = OPEN) {
  const study = syntheticStudy({
    allocation: 'single_group',
    arms: ['all'],
    sites: [1],
    perSite: pairs.length,
    kinds: { joy: 'ordered' },
  });
  const scores = [0, 1].map((wave) => Float64Array.from(pairs, (pair) => pair[wave] as number));
  const outcomes = study.data.outcomes.map((o) => ({ ...o, scores }));
  const found = first({ ...study, data: { ...study.data, outcomes } }, disclosure).changes[0];
  return found as OutcomeResults['changes'][number];
}

const withLevels = (study: SyntheticStudy, change: (level: number) => number): SyntheticStudy => ({
  ...study,
  data: {
    ...study.data,
    outcomes: study.data.outcomes.map((o) => ({
      ...o,
      scores: o.scores.map((wave) => wave.map((x) => (Number.isNaN(x) ? NaN : change(x)))),
    })),
  },
});

const SHAPE: StudyShape = {
  sites: [8, 8],
  perSite: 12,
  lost: 0.2,
  raised: 12,
  kinds: { joy: 'ordered' },
  primary: ['joy'],
};

describe('categories in order', () => {
  it('are analysed by how many of all at baseline stood lower', () => {
    // Of ten at baseline five stand in 1, three in 2 and two in 4: ridits 25, 65 and 90; none stood in 3, which is 80.
    const before = [1, 1, 1, 1, 1, 2, 2, 2, 4, 4];
    const after = [2, 1, 1, 2, 1, 3, 2, 2, 4, 4];
    const { result } = single(before.map((level, i) => [level, after[i] as number]));
    if (result.kind !== 'estimated') throw new Error('there is a figure');
    expect(result.meanBefore).toBeCloseTo(50, 12);
    expect(result.meanAfter).toBeCloseTo((3 * 25 + 4 * 65 + 80 + 2 * 90) / 10, 12);
  });

  it('have the tests of R beside them', () => {
    // before <- rep(1:3, c(12, 9, 9)); after <- c(rep(1:3, c(5, 4, 3)), rep(1:3, c(1, 5, 3)), rep(2:3, c(2, 7)))
    // Of ridits: psignrank with ties is by every sign, 2^13 of them; Stuart and Maxwell's from its matrix by solve().
    const pairs = [
      ...[1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3].map((level) => [1, level] as const),
      ...[1, 2, 2, 2, 2, 2, 3, 3, 3].map((level) => [2, level] as const),
      ...[2, 2, 3, 3, 3, 3, 3, 3, 3].map((level) => [3, level] as const),
    ];
    const { ranks } = single(pairs);
    expect(ranks).toMatchObject({ kind: 'estimated', n: 30, higher: 10, same: 17, lower: 3 });
    if (ranks?.kind !== 'estimated') throw new Error('there is a figure');
    expect(ranks.p).toBeCloseTo(R.signedRank, 10);
    expect(ranks.pHomogeneity).toBeCloseTo(R.homogeneity, 10);
  });

  it('do not depend on the numbers that name them, but on their order', () => {
    const study = syntheticStudy(SHAPE);
    const there = first(study);
    expect(first(withLevels(study, (level) => 100 * level ** 3 - 7))).toEqual(there);
  });

  it('have Cliff’s delta with errors by site where arms vary from site to site', () => {
    const { ranks, result, sentence, claim } = first(syntheticStudy({ ...SHAPE, lost: 0 }))
      .contrasts[0] as Contrast;
    expect(ranks).toMatchObject({ kind: 'estimated', method: 'clustered_dominance' });
    if (ranks?.kind !== 'estimated' || result.kind !== 'estimated') throw new Error('there are figures');
    expect(Math.sign(ranks.delta)).toBe(Math.sign(result.estimate));
    expect(claim.rung).toBe('effect');
    expect(sentence.en).toContain('raised the categories at endline');
    expect(sentence.zh).toContain('使末线的等级总体上升');
  });

  it('are compared by Mann and Whitney where every site holds both arms, and not at all with few sites', () => {
    const study = syntheticStudy({ ...SHAPE, sites: [1, 1], perSite: 60 });
    const one = { ...study, data: { ...study.data, site: study.data.site.map(() => 1) } };
    expect(first(one).contrasts[0]?.ranks).toMatchObject({ kind: 'estimated', method: 'mann_whitney' });
    expect(first(study).contrasts[0]?.ranks).toEqual({ kind: 'not_estimable', reason: 'too_few_clusters' });
  });

  it('turn with the arms', () => {
    const study = syntheticStudy(SHAPE);
    const pair = study.plan.comparisons[0] as { treatment: string; comparison: string };
    const turned = [{ treatment: pair.comparison, comparison: pair.treatment }];
    const [there, back] = [study, { ...study, plan: { ...study.plan, comparisons: turned } }].map(
      (s) => first(s).contrasts[0]?.ranks,
    );
    if (there?.kind !== 'estimated' || back?.kind !== 'estimated') throw new Error('there are figures');
    expect(back.delta).toBeCloseTo(-there.delta, 12);
    expect(back.p).toBeCloseTo(there.p, 8);
  });

  it('that nobody left have no test, and say why', () => {
    const still = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(still, (levels) => {
        const { ranks, result } = single(levels.map((level) => [level, level]));
        return (
          ranks?.kind === 'not_estimable' &&
          ranks.reason === 'no_variance' &&
          result.kind === 'not_estimable' &&
          result.reason === 'no_variance'
        );
      }),
      { numRuns: 20 },
    );
  });
});

type Contrast = OutcomeResults['contrasts'][number];

/** What the R code above prints. */
const R = { signedRank: 0.02783203125, homogeneity: 0.084354487308 };
