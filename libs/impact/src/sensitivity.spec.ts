import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { readingOf } from './sensitivity-wording.js';
import { analyse, type Contrast, type Disclosure, type OutcomeResults, type StudyData } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const LOST: StudyShape = { sites: [8, 8], perSite: 20, lost: 0.25, raised: 6 };

function first(shape: StudyShape): OutcomeResults {
  const { design, plan, data } = syntheticStudy(shape);
  return analyse(design, plan, data, OPEN).outcomes[0] as OutcomeResults;
}
const contrastOf = (shape: StudyShape) => first(shape).contrasts[0] as Contrast;

/** 48 children in one site, of whom nine are lost; the same numbers stand in the R code below. */
function small(): Contrast {
  const { design, plan, data } = syntheticStudy({ sites: [1, 1], perSite: 24 });
  const rows = Array.from({ length: 48 }, (_, i) => i);
  const before = rows.map((i) => 30 + ((i * 37) % 41));
  const gone = (i: number) => (i % 5 === 0 && (before[i] as number) > 45) || [7, 8, 13, 22].includes(i);
  const after = rows.map((i) =>
    gone(i) ? NaN : (before[i] as number) + (i % 2 === 0 ? 5 : 0) + ((i * 53) % 23) - 11,
  );
  const scores = [Float64Array.from(before), Float64Array.from(after)];
  const changed: StudyData = {
    ...data,
    arm: Int32Array.from(rows, (i) => i % 2),
    site: new Int32Array(48),
    outcomes: data.outcomes.map((o) => ({ ...o, scores, measurement: 'formative' as const })),
  };
  return (analyse(design, plan, changed, OPEN).outcomes[0] as OutcomeResults).contrasts[0] as Contrast;
}

describe('the reading of another answer', () => {
  const main = { estimate: 5, interval: { level: 0.95, low: 1, high: 9 } };
  const unclear = { estimate: 5, interval: { level: 0.95, low: -4, high: 14 } };
  const imputed = { method: 'multiple_imputation', ...unclear } as const;
  const weighted = { method: 'inverse_probability_weights', ...unclear } as const;

  it.each([
    ['clear alike', main, { ...imputed, ...main }, 'alike'],
    [
      'clear against the main figure',
      main,
      { ...imputed, estimate: -5, interval: { level: 0.95, low: -9, high: -1 } },
      'otherwise',
    ],
    ['wider, where imputed', main, imputed, 'less_sure'],
    ['moved out of the main interval, where imputed', main, { ...imputed, estimate: 0.5 }, 'otherwise'],
    ['wider, where weighted', main, weighted, 'otherwise'],
    ['clear, where the main figure is not', unclear, { ...imputed, ...main }, 'otherwise'],
    ['as unclear', unclear, weighted, 'alike'],
  ] as const)('%s', (_, figure, other, reading) => {
    expect(readingOf(figure, other)).toBe(reading);
  });
});

describe('a difference with other answers to who was lost', () => {
  it('weighted is what R gives', () => {
    // R 4, in each arm: p <- fitted(glm(f ~ before, binomial)); w <- mean(f)/p;
    // lm(after ~ before + arm, weights = w) with the sandwich of HC0, times n/(n - 1).
    const found = small().sensitivity?.analyses[0];
    expect(found?.method).toBe('inverse_probability_weights');
    if (found?.result.kind !== 'estimated') throw new Error('there is a figure');
    expect(found.result.estimate).toBeCloseTo(5.861308968097, 8);
    expect(found.result.se).toBeCloseTo(2.253366495981, 8);
    expect(found.result.df).toBe(36);
    expect(found.result.p).toBeCloseTo(0.013398437337, 8);
  });

  it('imputed from the same predictors comes back to the main figure, less certain than all data would be', () => {
    const { result, sensitivity } = contrastOf(LOST);
    const imputed = sensitivity?.analyses[1]?.result;
    if (result.kind !== 'estimated' || imputed?.kind !== 'estimated') throw new Error('there are figures');
    expect(Math.abs(imputed.estimate - result.estimate)).toBeLessThan(result.se / 2);
    expect(imputed.se / result.se).toBeGreaterThan(0.7);
    expect(imputed.se / result.se).toBeLessThan(1.4);
  });

  it('is drawn alike for the same seed', () => {
    expect(contrastOf(LOST).sensitivity).toEqual(contrastOf(LOST).sensitivity);
  });

  it('is not asked for where nobody was lost, or where there is no main figure', () => {
    expect(contrastOf({ ...LOST, lost: 0 }).sensitivity).toBeUndefined();
    expect(contrastOf({ ...LOST, sites: [3, 3] }).sensitivity).toBeUndefined();
  });

  it('says whether it reads as the main figure does', () => {
    expect(contrastOf({ ...LOST, raised: 15 }).sensitivity?.sentence.en).toContain(
      'Both read as the main figure',
    );
    const { design, plan, data } = syntheticStudy({ ...LOST, raised: 0 });
    const study = syntheticStudy({ sites: [8, 8], perSite: 10, raised: 2.5, lost: 0.5, seed: 2 });
    const otherwise = analyse(study.design, study.plan, study.data, OPEN);
    expect(otherwise.findings.map((f) => f.code)).toContain('sensitive_to_loss');
    expect(otherwise.outcomes[0]?.contrasts[0]?.sensitivity?.sentence.zh).toContain('与主要结果读法不同');
    expect(analyse(design, plan, data, OPEN).findings.map((f) => f.code)).toContain('attrition');
  });
});
