import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse, type Disclosure, type ImpactResults } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts: readonly number[]) => counts };
const GUARDED: Disclosure = {
  minimum: 10,
  hideCounts: (counts: readonly number[]) => counts.map((c) => (c > 0 && c < 10 ? null : c)),
};

const analysed = (shape: StudyShape, disclosure = OPEN): ImpactResults => {
  const { design, plan, data } = syntheticStudy(shape);
  return analyse(design, plan, data, disclosure);
};
const shareOf = (results: ImpactResults, arm = 0) => results.outcomes[0]?.changes[arm]?.reliable;

describe('people who changed reliably', () => {
  it('are those beyond 1.96 · SD · √(2(1 − alpha))', () => {
    const { design, plan, data } = syntheticStudy({ raised: 12 });
    const [outcome] = data.outcomes;
    const [before, after] = outcome?.scores as [Float64Array, Float64Array];
    const n = before.length;
    const mean = before.reduce((s, x) => s + x, 0) / n;
    const sd = Math.sqrt(before.reduce((s, x) => s + (x - mean) ** 2, 0) / (n - 1));
    const found = shareOf(analyse(design, plan, data, OPEN))?.result;
    if (found?.kind !== 'estimated') throw new Error('the fixture has figures');
    expect(found.threshold).toBeCloseTo(1.959964 * sd * Math.sqrt(2 * (1 - found.reliability)), 4);
    const up = before.filter((b, i) => data.arm[i] === 0 && (after[i] as number) - b > found.threshold).length;
    expect(found.higher).toBe(up);
    expect((found.higher ?? 0) + (found.unchanged ?? 0) + (found.lower ?? 0)).toBe(found.n);
  });

  it('are more where an arm was raised, and the sentence gives their share without a cause', () => {
    const share = shareOf(analysed({ raised: 25 }));
    const other = shareOf(analysed({ raised: 25 }), 1);
    const higher = (s: typeof share) => (s?.result.kind === 'estimated' ? (s.result.higher ?? 0) : 0);
    expect(higher(share)).toBeGreaterThan(higher(other));
    expect(share?.sentence.en).toMatch(/^Of 60 people, \d+% scored higher/);
  });

  it('are not told where they are few, nor in the sentence', () => {
    const share = shareOf(analysed({ raised: 10, perSite: 10 }, GUARDED));
    expect(share?.result).toMatchObject({ kind: 'estimated', higher: null });
    expect(share?.sentence.en).not.toMatch(/%/);
  });

  it('cannot be told on a scale whose items have nothing in common', () => {
    const { design, plan, data } = syntheticStudy({ perSite: 40 });
    const [outcome] = data.outcomes;
    if (!outcome) throw new Error('the fixture has an outcome');
    const apart = Float64Array.from(outcome.scores[0] ?? [], (_, i) => i % 5);
    const items = [[apart, apart.map((x) => 4 - x), apart.map((x) => (x * 2) % 5)], outcome.items[1] ?? []];
    const results = analyse(design, plan, { ...data, outcomes: [{ ...outcome, items }] }, OPEN);
    expect(shareOf(results)?.result).toEqual({ kind: 'not_estimable', reason: 'unreliable' });
  });

  it('are not asked for on a formative index', () => {
    const { design, plan, data } = syntheticStudy();
    const outcomes = data.outcomes.map((o) => ({ ...o, measurement: 'formative' as const }));
    expect(shareOf(analyse(design, plan, { ...data, outcomes }, OPEN))).toBeUndefined();
  });
});

describe('floor and ceiling', () => {
  it('are found where more than 15 in a hundred stand at an end', () => {
    const crowded = analysed({ noise: 5, perSite: 30 });
    expect(crowded.findings.map((f) => f.code)).not.toContain('ceiling');
    const { design, plan, data } = syntheticStudy({ perSite: 30 });
    const outcomes = data.outcomes.map((o) => ({
      ...o,
      scores: o.scores.map((wave) => wave.map((s, i) => (i % 5 === 0 ? 100 : s))),
    }));
    const { findings, outcomes: found } = analyse(design, plan, { ...data, outcomes }, GUARDED);
    expect(found[0]?.quality[0]).toMatchObject({ scored: 180, ceiling: 36 });
    expect(findings.find((f) => f.code === 'ceiling')?.text.en).toContain('20%');
    expect(findings.map((f) => f.code)).not.toContain('floor');
  });
});
