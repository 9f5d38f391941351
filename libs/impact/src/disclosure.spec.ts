import { PUBLIC } from '../../../test/factories/disclosure.js';
import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse } from './index.js';

const SINGLE = { allocation: 'single_group', arms: ['all'] } as const;

function published(shape: StudyShape) {
  const { design, plan, data } = syntheticStudy({ sites: [4, 4], perSite: 20, ...shape });
  return { ...analyse(design, plan, data, PUBLIC), data };
}

const attritionText = ({ findings }: ReturnType<typeof published>) =>
  findings.find((f) => f.code === 'attrition')?.text;

describe('those who were lost', () => {
  it('are told where they are ten or more, and nobody where none was lost', () => {
    const results = published({ lost: 0.3 });
    const [centre, waiting] = results.flow;
    expect(centre?.lost).toBe((centre?.present[0] ?? 0) - (centre?.both ?? 0));
    expect(centre?.lost).toBeGreaterThan(9);
    expect(waiting?.lost).toBe(0);
    expect(results.outcomes[0]?.changes.map((c) => c.lost)).toEqual([centre?.lost, 0]);
    expect(attritionText(results)?.en).toContain(`centre ${String(centre?.lost)} (`);
  });

  it('are hidden where they are fewer, with whatever gives them away by subtraction', () => {
    const results = published({ lost: 0.05 });
    const [centre] = results.flow;
    expect(
      results.data.present[1]?.filter((p, row) => p === 0 && results.data.arm[row] === 0).length,
    ).toBeLessThan(10);
    expect(centre).toMatchObject({ enrolled: null, present: [null, centre?.both], lost: null });
    expect(results.outcomes[0]?.changes[0]?.lost).toBeNull();
    expect(results.outcomes[0]?.contrasts[0]?.attrition).toMatchObject({
      overall: null,
      differential: null,
      permitted: null,
      withinBoundary: true,
    });
    expect(attritionText(results)).toMatchObject({
      zh: expect.stringContaining('centre 人数不公布') as string,
      en: expect.stringContaining('centre withheld, waiting 0 (0.0%)') as string,
    });
    expect(results.findings.map((f) => f.code)).toContain('cells_suppressed');
  });

  it('are hidden in another arm too where the total would give them away', () => {
    const { design, plan, data } = syntheticStudy({ sites: [4, 4], perSite: 20 });
    const isGone = (row: number) => row < 4 || (row >= 80 && row < 100);
    const present = [data.present[0], data.present[1]?.map((p, row) => (isGone(row) ? 0 : p))] as Uint8Array[];
    const outcomes = data.outcomes.map((o) => ({
      ...o,
      scores: o.scores.map((wave, w) => wave.map((score, row) => (w === 1 && isGone(row) ? NaN : score))),
    }));
    const results = analyse(design, plan, { ...data, present, outcomes }, PUBLIC);
    expect(results.flow.map((row) => row.lost)).toEqual([null, null]);
    expect(results.flow.map((row) => row.present[0])).toEqual([null, null]);
    expect(results.outcomes[0]?.changes.map((c) => c.lost)).toEqual([null, null]);
  });

  it('of a single group are hidden alone', () => {
    const results = published({ ...SINGLE, lost: 0.05 });
    expect(results.flow[0]).toMatchObject({ enrolled: null, lost: null });
    expect(results.outcomes[0]?.changes[0]?.lost).toBeNull();
  });
});
