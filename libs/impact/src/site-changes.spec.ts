import fc from 'fast-check';
import { analyse } from './analyse.js';
import { releasedSites } from './released.js';
import { sitesToShow } from './site-changes.js';
import type { StudyData } from './study.js';

describe('sites to show', () => {
  it.each([
    [
      [12, 15, 10],
      [0, 1, 2],
    ],
    [
      [12, 3, 15, 10],
      [0, 2],
    ],
    [
      [12, 3, 4, 15, 5],
      [0, 3],
    ],
    [[4, 6, 30], [2]],
    [[3, 2], []],
  ] as const)('of %p are %p', (sizes, shown) => {
    expect(sitesToShow(sizes, 10)).toEqual(shown);
  });

  it('are large enough, and so are all others together, whatever their sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }), (sizes) => {
        const shown = sitesToShow(sizes, 10);
        const sum = (places: readonly number[]) => places.reduce((all, i) => all + (sizes[i] as number), 0);
        const hidden = sum([...sizes.keys()]) - sum(shown);
        const isSound = shown.every((i) => (sizes[i] as number) >= 10) && (hidden === 0 || hidden >= 10);
        return shown.length === 0 || isSound;
      }),
    );
  });
});

/** A study of some sites; a child's change is that of the site, and something of the child's own. */
function study(sizes: readonly number[]) {
  const site = Int32Array.from(sizes.flatMap((size, i) => new Array<number>(size).fill(i)));
  const own = (row: number) => ((row * 37) % 21) - 10;
  const before = Float64Array.from(site, (_, row) => 40 + ((row * 13) % 20));
  const after = before.map((score, row) => score + 5 * (site[row] as number) + own(row));
  const data: StudyData = {
    participants: site.length,
    arm: new Int32Array(site.length),
    site,
    siteCodes: sizes.map((_, i) => `s${String(i)}`),
    present: [new Uint8Array(site.length).fill(1), new Uint8Array(site.length).fill(1)],
    facts: [],
    duplicates: 0,
    outcomes: [
      {
        id: 'joy',
        name: { zh: '快乐', en: 'Joy' },
        domain: 'emotional',
        direction: 'higher_is_better',
        measurement: 'formative',
        range: [0, 100],
        scores: [before, after],
        items: [[], []],
      },
    ],
  };
  const results = analyse(
    {
      allocation: 'single_group',
      arms: ['all'],
      comparisons: [],
      waves: ['1', '2'].map((code) => ({ code, name: { zh: code, en: code } })),
      sites: sizes.length,
    },
    {
      schema: 'tongxing.analysis-plan/1',
      baseline: '1',
      endline: '2',
      outcomes: ['joy'],
      primary: [],
      comparisons: [],
      level: 0.95,
      seed: 1,
    },
    data,
    {
      minimum: 10,
      hideCounts: (counts) => counts.map((count) => (count > 0 && count < 10 ? null : count)),
      ofSites: {
        minimum: 3,
        hideCounts: (counts) => counts.map((count) => (count > 0 && count < 3 ? null : count)),
      },
    },
  );
  return { data, results, sites: results.outcomes[0]?.sites[0]?.result };
}

describe('changes of sites', () => {
  it('stand in the order of their change, each within its interval, and without names', () => {
    const { sites } = study([20, 20, 20, 20, 20]);
    if (sites?.kind !== 'estimated') throw new Error('there are sites');
    const estimates = sites.rows.map(({ estimate }) => estimate);
    expect(estimates).toEqual(estimates.toSorted((a, b) => a - b));
    expect(estimates).toHaveLength(5);
    expect(sites.rows.every(({ estimate, low, high }) => low < estimate && estimate < high)).toBe(true);
    expect(JSON.stringify(sites)).not.toMatch(/s\d"/);
  });

  it('leave out sites of few children, with enough others that these cannot be had by subtraction', () => {
    const { sites } = study([20, 20, 20, 12, 4]);
    if (sites?.kind !== 'estimated') throw new Error('there are sites');
    expect([sites.sites, sites.rows.length]).toEqual([5, 3]);
  });

  it('are withheld where fewer than three sites may be shown, and not estimated under four', () => {
    expect(study([30, 30, 5, 5, 5]).sites?.kind).toBe('suppressed');
    expect(study([30, 30, 30]).sites).toEqual({ kind: 'not_estimable', reason: 'too_few_clusters' });
  });

  it('are entered in the ledger with whom each rests on, by the code of the site', () => {
    const { data, results } = study([12, 14, 16, 18]);
    const figures = releasedSites(data, results);
    expect(figures.map(({ measure, rows }) => [measure, rows.length])).toEqual([
      ['joy site s0', 12],
      ['joy site s1', 14],
      ['joy site s2', 16],
      ['joy site s3', 18],
    ]);
  });
});
