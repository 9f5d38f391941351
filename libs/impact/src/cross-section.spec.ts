import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse, type Disclosure, type OutcomeResults, type StudyData } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const GUARDED: Disclosure = { ...OPEN, minimum: 10 };
const TWO = { sites: [6, 6], perSite: 24, raised: 12 } as const;

/** A study in which most children are seen at one wave: of four, two at baseline, one at endline, one at both. */
function replaced(
  shape: StudyShape,
  disclosure = OPEN,
  isKept = (row: number, wave: number) => kept(row, wave),
) {
  const { design, plan, data } = syntheticStudy(shape);
  const outcomes = data.outcomes.map((o) => ({
    ...o,
    scores: o.scores.map((scores, wave) => scores.map((s, row) => (isKept(row, wave) ? s : NaN))),
  }));
  const study: StudyData = { ...data, outcomes };
  const outcome = analyse(design, plan, study, disclosure).outcomes[0] as OutcomeResults;
  return { study, outcome };
}

const kept = (row: number, wave: number) => row % 4 === 0 || (wave === 0 ? row % 4 === 1 : row % 4 > 1);

function meanOf({ outcomes, arm }: StudyData, wave: number, which: number): number {
  const scores = Array.from(outcomes[0]?.scores[wave] ?? []);
  const there = scores.filter((s, row) => arm[row] === which && !Number.isNaN(s));
  return there.reduce((sum, s) => sum + s, 0) / there.length;
}

describe('waves with mostly different people', () => {
  it('are compared as samples, arm by arm and arms by the difference of their differences', () => {
    const { study, outcome } = replaced(TWO);
    const [treated, waiting, between] = outcome.crossSections.map(({ result }) =>
      result.kind === 'estimated' ? result : undefined,
    );
    const moved = [0, 1].map((arm) => meanOf(study, 1, arm) - meanOf(study, 0, arm)) as [number, number];
    expect(treated?.estimate).toBeCloseTo(moved[0], 9);
    expect(waiting?.estimate).toBeCloseTo(moved[1], 9);
    expect(between?.estimate).toBeCloseTo(moved[0] - moved[1], 9);
    expect([treated?.nBaseline, treated?.nEndline, treated?.clusters]).toEqual([72, 108, 6]);
    expect([between?.n, between?.clusters]).toEqual([360, 12]);
    expect(between?.df).toBeLessThan(12);
  });

  it('say that the children differ, and nothing of causes', () => {
    const { outcome } = replaced(TWO);
    for (const { sentence, reason } of outcome.crossSections) {
      expect(sentence.en).toMatch(/mostly different children, and who took part may be all that differs/);
      expect(sentence.zh).toMatch(/两轮多为不同的儿童/);
      expect(sentence.en).not.toMatch(/effect|cause|because|led to/);
      expect(reason.en).toMatch(/Fewer than half/);
    }
  });

  it('are left to the panel where half of an endline was seen at baseline', () => {
    expect(replaced(TWO, OPEN, () => true).outcome.crossSections).toEqual([]);
    const half = (row: number, wave: number) => wave === 1 || row % 2 === 0;
    expect(replaced(TWO, OPEN, half).outcome.crossSections).toEqual([]);
  });

  it('have no figure with under four sites at a wave', () => {
    const { outcome } = replaced({ ...TWO, sites: [3, 6] });
    expect(outcome.crossSections.map(({ result }) => result.kind)).toEqual([
      'not_estimable',
      'estimated',
      'not_estimable',
    ]);
    expect(outcome.crossSections[0]?.sentence.en).toMatch(/too few sites/);
  });

  it('are withheld where the few of one wave only could be told from the others', () => {
    const few = (row: number, wave: number) => (wave === 0 ? row < 4 || row % 24 === 5 : row % 24 > 3);
    const { outcome } = replaced(TWO, GUARDED, few);
    expect(outcome.crossSections[0]?.result).toEqual({ kind: 'suppressed' });
  });

  it('of a wave that nobody took part in are no figure and no failure', () => {
    const { outcome } = replaced(TWO, OPEN, (_, wave) => wave === 1);
    expect(outcome.crossSections.map(({ result }) => result.kind)).toEqual(Array(3).fill('not_estimable'));
    expect(JSON.stringify(outcome)).not.toMatch(/NaN|null,null/);
  });

  it('do not depend on the order of rows, and change sign with the arms', () => {
    const { design, plan } = syntheticStudy(TWO);
    const { study, outcome } = replaced(TWO);
    const turned = plan.comparisons.map(({ treatment, comparison }) => ({
      treatment: comparison,
      comparison: treatment,
    }));
    const swapped = analyse(design, { ...plan, comparisons: turned }, study, OPEN).outcomes[0];
    const estimateOf = (found?: OutcomeResults) => {
      const result = found?.crossSections[2]?.result;
      return result?.kind === 'estimated' ? result.estimate : NaN;
    };
    expect(estimateOf(swapped)).toBeCloseTo(-estimateOf(outcome), 9);
  });
});
