import { formatEquation } from '@tongxing/contracts';
import { clusteredMean, pairedChange } from '@tongxing/statistics';
import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse, chooseChangeModel, errorsBetween, type ArmChange, type Disclosure } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const SINGLE: StudyShape = { allocation: 'single_group', arms: ['all'], raised: 10, lost: 0.2 };

function changed(shape: StudyShape) {
  const { design, plan, data } = syntheticStudy({ ...SINGLE, ...shape });
  const results = analyse(design, plan, data, OPEN);
  const [before, after] = data.outcomes[0]?.scores as [Float64Array, Float64Array];
  const change = results.outcomes[0]?.changes[0] as ArmChange;
  return { before, after, site: Float64Array.from(data.site), change, results };
}

const independence = ({ findings }: ReturnType<typeof changed>['results']) =>
  findings.find((f) => f.code === 'sites_taken_as_independent');

describe('the change of one arm', () => {
  it('goes by site where there are four, with the paired t beside it', () => {
    const { before, after, site, change, results } = changed({ sites: [4] });
    const changes = after.map((score, row) => score - (before[row] as number));
    const { estimate, ...bySite } = clusteredMean(changes, site);
    expect(change.model.method).toBe('mean_cr2');
    expect(change.main).toMatchObject({ kind: 'estimated', ...bySite });
    expect(change.main).toHaveProperty('change', expect.closeTo(estimate, 9));
    expect(change.result).toEqual({ kind: 'estimated', ...pairedChange(before, after) });
    expect(independence(results)).toBeUndefined();
  });

  it('goes by person where there are three, and warns in both languages', () => {
    const { before, after, change, results } = changed({ sites: [3] });
    expect({ kind: 'estimated', ...pairedChange(before, after) }).toMatchObject(change.main);
    expect(change.main).not.toHaveProperty('clusters');
    expect(change.model).toMatchObject({ method: 'paired_t' });
    for (const { zh, en } of [change.model.reason, independence(results)?.text ?? change.sentence]) {
      expect(zh).toMatch(/同一站点的孩子可能一同变化，区间可能过窄/);
      expect(en).toMatch(/Children of one site may change together, and the intervals? may be too narrow/);
    }
  });

  it('counts the sites of those scored at both waves only', () => {
    expect(chooseChangeModel([1, 2, 3, 4, 4]).method).toBe('mean_cr2');
    expect(chooseChangeModel([1, 2, 3, 3, 3]).method).toBe('paired_t');
    expect(chooseChangeModel([]).method).toBe('paired_t');
  });

  it('says what its main figure allows', () => {
    const { change } = changed({ sites: [6] });
    if (change.main.kind !== 'estimated') throw new Error('there are figures');
    expect(change.sentence.en).toContain(formatEquation('n', String(change.main.n)));
    expect(change.main.df).toBeLessThan(6);
  });
});

describe('errors between two sets of one arm', () => {
  it.each([
    ['three sites in all', [1, 2, 3], [1, 2], 'by_person'],
    ['many sites, and both sets in four', [1, 2, 3, 4], [4, 5, 6, 7], 'by_site'],
    ['many sites, and one set in three', [1, 2, 3], [1, 2, 3, 4, 5], 'none'],
    ['nobody', [], [], 'by_person'],
  ])('of %s', (_, one, other, errors) => {
    expect(errorsBetween(one, other)).toBe(errors);
  });
});

describe('groups of one arm', () => {
  const SEX: StudyShape = { sites: [5], facts: ['sex'], subgroups: ['sex'] };

  it('go by site where there are four', () => {
    const { results, before, after, site } = changed({ ...SEX, lost: 0 });
    const [found] = results.outcomes[0]?.subgroups ?? [];
    const [female] = found?.groups ?? [];
    const isFemale = (_: number, row: number) => row % 2 === 0 && row % 11 !== 5;
    const changes = after.map((score, row) => score - (before[row] as number));
    const { n, estimate, p, interval, clusters } = clusteredMean(
      changes.filter(isFemale),
      site.filter(isFemale),
    );
    expect(female?.figures).toMatchObject({ kind: 'estimated', n, p, interval, clusters });
    expect(female?.figures).toHaveProperty('estimate', expect.closeTo(estimate, 9));
    expect(female?.variation.kind).toBe('estimated');
  });

  it('found in three sites of more are not set against the others, and are warned of', () => {
    const { design, plan, data } = syntheticStudy({ ...SINGLE, ...SEX });
    const values = Array.from(data.site, (site) => (site < 3 ? 'near' : 'far'));
    const facts = [{ name: 'sex', values }];
    const results = analyse(design, plan, { ...data, facts }, OPEN);
    const [near] = results.outcomes[0]?.subgroups[0]?.groups.filter((g) => g.group === 'near') ?? [];
    expect(near?.figures.kind).toBe('estimated');
    expect(near?.variation).toEqual({ kind: 'not_estimable', reason: 'too_few_clusters' });
    expect(independence(results)?.text.en).toContain('independent: far, near.');
  });
});
