import { CAUTIOUS_BOUNDARY, glossaryIn, LANGUAGES } from '@tongxing/contracts';
import {
  answersCharts,
  attritionChart,
  courseChart,
  distributionChart,
  drawChart,
  estimateWidth,
  type Mark,
} from './index.js';

const frame = { width: 440, measure: estimateWidth };
const en = glossaryIn('en');
const of = <K extends Mark['kind']>(marks: readonly Mark[], kind: K) =>
  marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);

const step = (arm: string, wave: string, mean: number, margin = 2) => ({
  arm,
  wave,
  everyone: { kind: 'estimated' as const, mean, interval: { low: mean - margin, high: mean + margin } },
});

describe('a course', () => {
  const waves = ['b', 'm', 'e'].map((code) => ({ code, name: `wave ${code}` }));
  const course = [
    step('centre', 'b', 50),
    step('centre', 'm', 56),
    step('centre', 'e', 62),
    step('waiting', 'b', 51),
    { arm: 'waiting', wave: 'm', everyone: { kind: 'suppressed' as const } },
    step('waiting', 'e', 52),
  ];
  const chart = courseChart({ name: 'Joy', kind: 'score', range: [0, 100], waves, course }, en);

  it('stands for every mean by height, in one measure', () => {
    const { marks } = drawChart(chart, frame);
    const circles = of(marks, 'circle')
      .filter(({ y }) => y > 60)
      .map(({ y }) => y);
    const [first = 0, second = 0, third = 0] = circles;
    expect(circles).toHaveLength(3);
    expect(first - second).toBeCloseTo(second - third, 6);
    expect(first).toBeGreaterThan(second);
  });

  it('breaks the line at a wave that is withheld, and says so', () => {
    const { marks, description } = drawChart(chart, frame);
    // Two steps of the one arm, none of the other; all else that is dashed is the sample beside its name.
    expect(of(marks, 'line').filter(({ dashed }) => dashed)).toHaveLength(1);
    expect(description).toBe('centre: 50.0 → 56.0 → 62.0; waiting: 51.0 → withheld → 52.0');
  });

  it('says that the axis shows a part of the scale only where it does', () => {
    const texts = (margin: number) =>
      of(
        drawChart(
          courseChart(
            {
              name: 'Joy',
              kind: 'score',
              range: [0, 100],
              waves,
              course: [step('a', 'b', 50, margin), step('a', 'e', 50, 3)],
            },
            en,
          ),
          frame,
        ).marks,
        'text',
      ).map(({ text }) => text);
    expect(texts(3).join()).toContain('(the axis shows a part of the scale)');
    expect(texts(50).join()).not.toContain('part of the scale');
  });

  it('tells arms apart by shape, filling and dash', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((arm) => [step(arm, 'b', 40), step(arm, 'e', 60)]);
    const { marks } = drawChart(
      courseChart({ name: 'Joy', kind: 'score', range: [0, 100], waves, course: many }, en),
      frame,
    );
    const shapes = marks
      .filter((m) => m.kind === 'circle' || m.kind === 'rect' || m.kind === 'polygon')
      .map((m) => `${m.kind} ${m.fill}`);
    expect(new Set(shapes).size).toBe(6);
  });
});

describe('attrition against the boundary', () => {
  const attrition = (overall: number, differential: number, permitted: number) => ({
    overall,
    differential,
    permitted,
    withinBoundary: Math.abs(differential) <= permitted,
  });
  const withheld = { overall: null, differential: null, permitted: null, withinBoundary: false };
  const chart = attritionChart(
    'centre − waiting',
    [
      { name: 'Joy', attrition: attrition(10, -3, 6.3) },
      { name: 'Calm', attrition: attrition(30, 7, 4.1) },
      { name: 'Sleep', attrition: withheld },
    ],
    en,
  );

  it('puts full marks under the boundary and hollow ones above it', () => {
    const { marks } = drawChart(chart, frame);
    const [area, ...hollow] = of(marks, 'polygon');
    // The boundary's corner at 10 % lost stands above the point that is inside, at the same place from left.
    const inside = of(marks, 'circle').at(-1);
    const corner = area?.points[1 + CAUTIOUS_BOUNDARY.findIndex(([overall]) => overall === 10)];
    expect(corner?.[0]).toBeCloseTo(inside?.x ?? NaN, 6);
    expect(corner?.[1]).toBeLessThan(inside?.y ?? NaN);
    const beyond = hollow.at(-1)?.points.map(([, y]) => y) ?? [];
    const limit = area?.points[1 + CAUTIOUS_BOUNDARY.findIndex(([overall]) => overall === 30)];
    expect(Math.max(...beyond)).toBeLessThan(limit?.[1] ?? NaN);
    expect(hollow.every(({ fill }) => fill === 'paper')).toBe(true);
  });

  it('draws no mark of rates that are withheld, and tells the side alone', () => {
    const { marks, description } = drawChart(chart, frame);
    const points = [...of(marks, 'circle'), ...of(marks, 'polygon').slice(1)];
    expect(points).toHaveLength(4);
    expect(description).toContain('Sleep: withheld · beyond the boundary');
    expect(description).toContain('Joy: 10.0% · −3.0 (6.3) · within the boundary');
  });
});

describe('a spread', () => {
  const chart = distributionChart(
    {
      name: 'Joy',
      edges: [0, 40, 60, 100],
      arms: [
        { arm: 'centre', result: { kind: 'estimated', n: 100, before: [50, 30, 20], after: [25, 25, 50] } },
        { arm: 'waiting', result: { kind: 'suppressed' } },
      ],
    },
    en,
  );

  it('has bars as long as their shares, hollow before and full after', () => {
    const bars = of(drawChart(chart, frame).marks, 'rect').slice(2);
    const lengths = (fill: string) => bars.filter((bar) => bar.fill === fill).map(({ width }) => width);
    const unit = (lengths('paper')[0] ?? NaN) / 50;
    expect(lengths('paper').map((width) => width / unit)).toEqual(
      [50, 30, 20].map((s) => expect.closeTo(s, 6) as number),
    );
    expect(lengths('accent').map((width) => width / unit)).toEqual(
      [25, 25, 50].map((s) => expect.closeTo(s, 6) as number),
    );
  });

  it('tells in words what it shows, and what it does not', () => {
    expect(chart.description).toBe(
      'centre (n = 100): 0–40 50% → 25%, 40–60 30% → 25%, 60–100 20% → 50%; waiting: withheld',
    );
  });
});

it.each(LANGUAGES)('new charts have every word in %s', (language) => {
  const term = glossaryIn(language);
  const words = [
    'courseChart',
    'partOfScale',
    'attritionChart',
    'overallAxis',
    'differentialAxis',
    'withinBoundary',
    'beyondBoundary',
    'distributionChart',
  ] as const;
  const han = /[一-龥]/;
  expect(words.map((word) => han.test(term(word)))).toEqual(words.map(() => language === 'zh'));
});

describe('answers to items', () => {
  const item = (levels: number, before: readonly number[], isReversed = false) => ({
    name: `Question of ${String(levels)}`,
    isReversed,
    levels,
    before: { kind: 'estimated' as const, shares: before },
    after: { kind: 'suppressed' as const },
  });
  const charts = answersCharts(
    { name: 'Joy', arm: 'centre', step: 5, items: [item(4, [10, 20, 30, 40]), item(3, [25, 50, 25], true)] },
    en,
  );

  it('part at the middle: lower levels to the left, a middle level on both sides', () => {
    for (const [chart, left] of [
      [charts[0], 30],
      [charts[1], 50],
    ] as const) {
      const { marks } = drawChart(chart as (typeof charts)[number], frame);
      const middle = of(marks, 'line')[0]?.x1 ?? NaN;
      const bars = of(marks, 'rect').filter(({ stroke }) => stroke === 'paper');
      const whole = bars.reduce((sum, bar) => sum + bar.width, 0);
      expect((middle - (bars[0]?.x ?? NaN)) / whole).toBeCloseTo(left / 100, 9);
    }
  });

  it('have segments as long as their shares, each told from its neighbours by its filling', () => {
    const bars = of(drawChart(charts[0] as (typeof charts)[number], frame).marks, 'rect').filter(
      ({ stroke }) => stroke === 'paper',
    );
    const unit = (bars[0]?.width ?? NaN) / 10;
    expect(bars.map(({ width }) => Math.round(width / unit))).toEqual([10, 20, 30, 40]);
    expect(new Set(bars.map(({ fill }) => fill)).size).toBe(4);
  });

  it('say in words which items are turned round, in what steps, and what is withheld', () => {
    expect(charts[1]?.description).toBe(
      'Question of 3 (scored in reverse): Baseline 25%, 50%, 25%; Endline withheld',
    );
    expect(charts[0]?.note).toMatch(/steps.*5$/);
  });

  it('of many items go to several charts', () => {
    const items = Array.from({ length: 19 }, () => item(4, [25, 25, 25, 25]));
    const parts = answersCharts({ name: 'Joy', arm: 'centre', step: 5, items }, en);
    expect(parts.map((chart) => chart.items.length)).toEqual([7, 7, 5]);
  });
});
