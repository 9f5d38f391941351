import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse, releasedFigures, type Disclosure } from './index.js';

const PUBLIC: Disclosure = {
  minimum: 10,
  hideCounts: (counts) => counts.map((count) => (count > 0 && count < 10 ? null : count)),
};
const SINGLE: StudyShape = { allocation: 'single_group', arms: ['all'], sites: [1], perSite: 60 };

/** By measure: how many each of its figures rests on. */
function sizes(shape: StudyShape) {
  const { design, plan, data } = syntheticStudy(shape);
  const found: Record<string, number[]> = {};
  for (const { measure, rows } of releasedFigures(data, analyse(design, plan, data, PUBLIC)))
    (found[measure] ??= []).push(rows.length);
  return found;
}

describe('whom released figures rest on', () => {
  it('everybody enrolled, there and scored, at each wave and at both', () => {
    expect(sizes(SINGLE)).toEqual({
      enrolled: [60],
      'present baseline': [60],
      'present endline': [60],
      'present baseline endline': [60],
      'joy@1.0.0/scale baseline': [60, 60],
      'joy@1.0.0/scale endline': [60, 60],
      'joy@1.0.0/scale baseline endline': [60, 60],
    });
  });

  it('each group that is told, without those of whom the fact is not known', () => {
    const study = sizes({ ...SINGLE, perSite: 240, facts: ['sex'], subgroups: ['sex'] });
    const [all, , ...groups] = study['joy@1.0.0/scale baseline endline'] ?? [];
    expect(all).toBe(240);
    // Once with its change, and once in the profile at baseline.
    expect(groups).toHaveLength(4);
    expect(groups.slice(2)).toEqual(groups.slice(0, 2));
    expect(groups.reduce((a, b) => a + b, 0)).toBe(2 * (240 - 22));
  });

  it('nobody where figures are hidden', () => {
    expect(sizes({ ...SINGLE, perSite: 9 })).toEqual({});
  });

  it('nobody by outcomes of sites', () => {
    expect(Object.keys(sizes({ ...SINGLE, unit: 'site' })).filter((m) => m.startsWith('joy'))).toEqual([]);
  });
});
