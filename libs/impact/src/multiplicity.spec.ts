import { syntheticStudy } from '../../../test/factories/study.js';
import { analyse, isClear, type ImpactResults, type OutcomeResults } from './index.js';

const PLANNED = { lockedAt: '2026-01-01T00:00:00.000Z', endlineOpened: '2026-06-01' };
const OPEN = { minimum: 1, hideCounts: (counts: readonly number[]) => counts };
const OUTCOMES = { joy: 'emotional', calm: 'emotional', maths: 'academic', habits: 'health' };

function analysed(
  raised: number,
  primary: readonly string[] = ['joy', 'calm', 'maths'],
  seed = 1,
): ImpactResults {
  const { design, plan, data } = syntheticStudy({ sites: [8, 8], outcomes: OUTCOMES, primary, raised, seed });
  return analyse(design, plan, data, OPEN, PLANNED);
}
const contrast = ({ outcomes }: ImpactResults, name: string) =>
  (outcomes.find((o) => o.id.startsWith(name)) as OutcomeResults)
    .contrasts[0] as OutcomeResults['contrasts'][0];
const pOf = (results: ImpactResults, name: string): number => {
  const { result } = contrast(results, name);
  if (result.kind !== 'estimated') throw new Error('the fixture has figures');
  return result.p;
};

describe('tests of primary outcomes', () => {
  it('are adjusted within their domain by Benjamini and Hochberg, and no others', () => {
    const results = analysed(3);
    const [joy, calm] = [pOf(results, 'joy'), pOf(results, 'calm')];
    const smaller = Math.min(2 * Math.min(joy, calm), Math.max(joy, calm));
    const expected = (p: number) => (p === Math.max(joy, calm) ? p : smaller);
    expect(contrast(results, 'joy').adjusted).toEqual({ p: expected(joy), tests: 2 });
    expect(contrast(results, 'calm').adjusted).toEqual({ p: expected(calm), tests: 2 });
    expect(contrast(results, 'maths').adjusted).toEqual({ p: pOf(results, 'maths'), tests: 1 });
    expect(contrast(results, 'habits').adjusted).toBeUndefined();
  });

  it('reach the highest rung, where exploratory outcomes do not and say what they are', () => {
    const results = analysed(12);
    expect(results.outcomes.map((o) => o.role)).toEqual(['primary', 'primary', 'primary', 'exploratory']);
    expect(contrast(results, 'joy').claim.rung).toBe('effect');
    expect(contrast(results, 'habits').claim.rung).toBe('contribution');
    expect(contrast(results, 'habits').sentence.en).toMatch(/^Exploratory: .*consistent with a contribution/);
    expect(contrast(results, 'habits').sentence.zh).toMatch(/^探索性结果：/);
    expect(results.findings.map((f) => f.code)).toContain('exploratory_outcomes');
  });

  it('that are clear alone and not among the others raise nothing', () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const lost = seeds
      .map((seed) => contrast(analysed(2, ['joy', 'calm'], seed), 'joy'))
      .find(
        ({ result, adjusted }) => result.kind === 'estimated' && result.p < 0.05 && (adjusted?.p ?? 0) > 0.05,
      );
    if (lost?.result.kind !== 'estimated') throw new Error('some seed has such a test');
    expect(isClear(lost.result.interval)).toBe(true);
    expect(isClear(lost.result.interval, lost.adjusted)).toBe(false);
    expect(lost.sentence.en).toMatch(/Adjusted for the 2 tests of its domain .* no clear difference/);
    expect(lost.sentence.en).not.toMatch(/raised|lowered|contribution/);
  });

  it('are the same whatever the order of outcomes', () => {
    const { design, plan, data } = syntheticStudy({
      sites: [8, 8],
      outcomes: OUTCOMES,
      primary: ['joy', 'calm'],
    });
    const there = analyse(design, plan, data, OPEN, PLANNED);
    const back = analyse(
      design,
      { ...plan, outcomes: plan.outcomes.toReversed(), primary: plan.primary.toReversed() },
      data,
      OPEN,
      PLANNED,
    );
    expect(back.outcomes.toReversed()).toEqual(there.outcomes);
  });
});
