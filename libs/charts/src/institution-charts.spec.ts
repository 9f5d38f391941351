import { glossaryIn } from '@tongxing/contracts';
import {
  attendanceCharts,
  drawChart,
  estimateWidth,
  levelText,
  mustHaveCharts,
  siteCharts,
  villageChart,
  type Mark,
} from './index.js';

const frame = { width: 440, measure: estimateWidth };
const en = glossaryIn('en');
const of = <K extends Mark['kind']>(marks: readonly Mark[], kind: K) =>
  marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);

describe('sites', () => {
  const rows = [-2, 1, 4].map((estimate) => ({ estimate, low: estimate - 3, high: estimate + 3 }));
  const result = { kind: 'estimated' as const, sites: 5, mean: 1, betweenSd: 2.5, rows };

  it('stand against the mean of their arm, without names', () => {
    const [chart] = siteCharts('Joy', [{ arm: 'centre', result }], en);
    const { marks } = drawChart(chart as NonNullable<typeof chart>, frame);
    const squares = of(marks, 'rect').map(({ x, width }) => x + width / 2);
    const mean = of(marks, 'line').find(({ dashed }) => dashed);
    expect(mean?.x1).toBeCloseTo(squares[1] ?? NaN, 6);
    expect(squares[1] as number).toBeCloseTo(((squares[0] as number) + (squares[2] as number)) / 2, 6);
    expect(chart?.title).toBe(
      'Joy · centre · Change at each site, drawn towards the mean of its arm · Mean +1.0 · SD between sites 2.5 · sites not shown 2',
    );
    expect(chart?.description).toBe(
      'site 1: −2.0 (−5.0, 1.0); site 2: +1.0 (−2.0, 4.0); site 3: +4.0 (1.0, 7.0)',
    );
  });

  it('that are withheld say so, and many go to several charts', () => {
    const [withheld] = siteCharts('Joy', [{ arm: 'centre', result: { kind: 'suppressed' } }], en);
    expect(withheld?.description).toBe('withheld');
    const many = { ...result, rows: Array.from({ length: 70 }, () => rows[0] as (typeof rows)[number]) };
    expect(siteCharts('Joy', [{ arm: 'a', result: many }], en).map((c) => c.groups[0]?.rows.length)).toEqual([
      30, 30, 10,
    ]);
  });
});

describe('attendance', () => {
  const [chart] = attendanceCharts(
    { arm: 'centre', months: ['2025-12', '2026-01'], centres: [[90, 45], [70, null]] }, // prettier-ignore
    en,
  );

  it('prints each share in its cell, darker the higher, and nothing where it is withheld', () => {
    const { marks } = drawChart(chart as NonNullable<typeof chart>, frame);
    const cells = of(marks, 'rect').slice(4);
    expect(cells.map(({ fill }) => fill)).toEqual(['accent', 'paper', 'soft']);
    const texts = of(marks, 'text').map(({ text }) => text);
    for (const figure of ['90', '45', '70', '–']) expect(texts).toContain(figure);
  });

  it('tells in words every cell by its month', () => {
    expect(chart?.description).toBe(
      'centre 1: 2025-12 90%, 2026-01 45%; centre 2: 2025-12 70%, 2026-01 –. – withheld, or nothing recorded',
    );
    expect(chart?.columns).toEqual([
      { label: '12', over: '2025' },
      { label: '1', over: '2026' },
    ]);
  });
});

describe('villages', () => {
  const scores = {
    name: 'System',
    range: [0, 100] as const,
    parts: ['Workforce'],
    mustHaves: ['Director', 'Hotline'],
    medians: { overall: [50, 60] as const, parts: [[40, 41] as const] },
    villages: [
      {
        village: 'v-1',
        overall: [20, 80] as const,
        parts: [[10, null] as const],
        mustHaves: [[0, 3] as const, [2, null] as const],
      },
    ],
  };

  it('show each must-have at both waves, shaded by the later one', () => {
    const [chart] = mustHaveCharts(scores, en);
    expect(chart?.rows).toEqual([
      { label: 'v-1', cells: [{ text: '0→3', level: 3 }, { text: '2→–', level: 2 }] }, // prettier-ignore
    ]);
    expect(chart?.notes).toEqual(['1 Director', '2 Hotline']);
    expect(chart?.description).toBe('v-1: Director 0→3, Hotline 2→–');
  });

  it('show their parts beside the median of all, and no mark without both waves', () => {
    const chart = villageChart(scores, scores.villages[0] as (typeof scores.villages)[number], en);
    expect(chart.description).toBe('Overall: 20 → 80 (50 → 60); Workforce: 10 → – (40 → 41)');
    const circles = of(drawChart(chart, frame).marks, 'circle').slice(2);
    expect(circles).toHaveLength(2);
  });

  it.each([
    [0, '0 absent'],
    [3, '3 routine and verified'],
    [null, '–'],
  ])('name the level %p %p', (level, words) => {
    expect(levelText(level, en)).toBe(words);
  });
});
