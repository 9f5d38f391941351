import fc from 'fast-check';
import { drawChart, estimateWidth, sceneToSvg, type Chart, type Mark, type Scene } from './index.js';

const label = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' }),
  fc.stringMatching(/^[一-龥]{1,40}$/),
);
const score = fc.double({ min: 0, max: 100, noNaN: true });
const note = fc.record({ label, note: label });

const dumbbell: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constant('dumbbell' as const),
  title: label,
  description: label,
  domain: fc.constant([0, 100] as const),
  axis: fc.constant('points, 0 to 100'),
  legend: fc.constant({ before: 'Baseline', after: 'Endline' }),
  rows: fc.array(
    fc.oneof(fc.record({ label, before: score, after: score, value: fc.constant('12.3 → 45.6') }), note),
    {
      maxLength: 12,
    },
  ),
});

const estimateRow = fc
  .record({
    label,
    estimate: fc.double({ min: -60, max: 60, noNaN: true }),
    margin: fc.double({ min: 0.1, max: 30, noNaN: true }),
  })
  .map((r) => ({
    label: r.label,
    estimate: r.estimate,
    low: r.estimate - r.margin,
    high: r.estimate + r.margin,
    value: '+1.2 (−3.4, 5.6)',
  }));
const forest: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constant('forest' as const),
  title: label,
  description: label,
  axis: fc.constant('change in points'),
  groups: fc.array(
    fc.record({ heading: label, rows: fc.array(fc.oneof(estimateRow, note), { maxLength: 5 }) }),
    { maxLength: 6 },
  ),
});
const flow: fc.Arbitrary<Chart> = fc
  .record({
    stages: fc.array(fc.constant('Baseline'), { minLength: 1, maxLength: 5 }),
    labels: fc.array(label, { maxLength: 8 }),
  })
  .map(({ stages, labels }) => ({
    kind: 'flow' as const,
    title: 't',
    description: 'd',
    stages,
    rows: labels.map((l) => ({ label: l, counts: stages.map(() => '123') })),
  }));
const point = fc.option(
  fc
    .record({ mean: score, margin: fc.double({ min: 0, max: 40, noNaN: true }) })
    .map(({ mean, margin }) => ({ mean, low: mean - margin, high: mean + margin })),
  { nil: undefined },
);
const trajectory: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constant('trajectory' as const),
  title: label,
  description: label,
  domain: fc.constant([0, 100] as const),
  axis: label,
  partOfScale: fc.constant('(part)'),
  waves: fc.array(label, { minLength: 4, maxLength: 4 }),
  series: fc.array(
    fc.record({ label, points: fc.array(point, { minLength: 4, maxLength: 4 }), value: label }),
    {
      maxLength: 7,
    },
  ),
});
const attrition: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constant('attrition' as const),
  title: label,
  description: label,
  axes: fc.constant({ overall: 'lost of both arms together, per cent', differential: 'percentage points' }),
  boundary: fc.constant([[0, 5.7] as const, [10, 6.3] as const, [57, 0] as const]),
  legend: fc.constant({ within: 'within the boundary', beyond: 'beyond the boundary' }),
  rows: fc.array(
    fc.oneof(
      fc.record({
        label,
        value: label,
        point: fc.record({ overall: score, differential: score, isWithin: fc.boolean() }),
      }),
      fc.record({ label, value: label }),
    ),
    { maxLength: 12 },
  ),
});
const bins = fc.array(score, { minLength: 3, maxLength: 3 });
const distribution: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constant('distribution' as const),
  title: label,
  description: label,
  legend: fc.constant({ before: 'Baseline', after: 'Endline' }),
  bins: fc.constant(['0–20', '20–60', '60–100']),
  groups: fc.array(fc.oneof(fc.record({ label, before: bins, after: bins }), note), { maxLength: 5 }),
});
const shares = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
  .map((parts) => parts.map((part) => (100 * (part + 1)) / parts.reduce((sum, p) => sum + p + 1, 0)));
const answers: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constant('answers' as const),
  title: label,
  description: label,
  levels: fc.constant(4),
  legend: fc.constant({ low: 'Lower end of the scale', high: 'Higher end of the scale' }),
  note: label,
  items: fc.array(
    fc.record({ label, bars: fc.array(fc.oneof(fc.record({ label, shares }), note), { maxLength: 2 }) }),
    { maxLength: 6 },
  ),
});
const cell = fc.oneof(
  fc.record({
    text: fc.constant('85'),
    level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  }),
  fc.record({ text: fc.constant('–') }),
);
const grid: fc.Arbitrary<Chart> = fc.integer({ min: 1, max: 30 }).chain((columns) =>
  fc.record({
    kind: fc.constant('grid' as const),
    title: label,
    description: label,
    legend: fc.constant(['under 50%', '50 to 69%', '70 to 84%', '85% or more'] as const),
    columns: fc.constant(
      Array.from({ length: columns }, (_, i) => ({
        label: String((i % 12) + 1),
        ...(i % 12 === 0 && { over: String(2024 + i / 12) }),
      })),
    ),
    rows: fc.array(fc.record({ label, cells: fc.array(cell, { minLength: columns, maxLength: columns }) }), {
      maxLength: 5,
    }),
    notes: fc.array(label, { maxLength: 3 }),
  }),
);
const chart = fc.oneof(dumbbell, forest, flow, trajectory, attrition, distribution, answers, grid);
const width = fc.integer({ min: 320, max: 900 });

interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}
type TextMark = Extract<Mark, { kind: 'text' }>;

function textBox({ x, y, text, size, weight, anchor }: TextMark): Box {
  const w = estimateWidth(text, size, weight);
  const x1 = anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2;
  return { x1, x2: x1 + w, y1: y - size * 0.75, y2: y + size * 0.2 };
}

function box(mark: Mark): Box {
  switch (mark.kind) {
    case 'line':
      return {
        x1: Math.min(mark.x1, mark.x2),
        x2: Math.max(mark.x1, mark.x2),
        y1: Math.min(mark.y1, mark.y2),
        y2: Math.max(mark.y1, mark.y2),
      };
    case 'rect':
      return { x1: mark.x, x2: mark.x + mark.width, y1: mark.y, y2: mark.y + mark.height };
    case 'circle':
      return { x1: mark.x - mark.r, x2: mark.x + mark.r, y1: mark.y - mark.r, y2: mark.y + mark.r };
    case 'polygon': {
      const [xs, ys] = [mark.points.map(([x]) => x), mark.points.map(([, y]) => y)];
      return { x1: Math.min(...xs), x2: Math.max(...xs), y1: Math.min(...ys), y2: Math.max(...ys) };
    }
    case 'text':
      return textBox(mark);
  }
}

const inside =
  ({ width: w, height: h }: Scene) =>
  ({ x1, x2, y1, y2 }: Box) =>
    x1 >= -0.6 && x2 <= w + 0.6 && y1 >= -0.6 && y2 <= h + 0.6;
const overlap = (a: Box, b: Box) =>
  a.x1 < b.x2 - 0.1 && b.x1 < a.x2 - 0.1 && a.y1 < b.y2 - 0.1 && b.y1 < a.y2 - 0.1;

describe('charts', () => {
  it('draw every mark inside their frame', () => {
    fc.assert(
      fc.property(chart, width, (spec, w) => {
        const scene = drawChart(spec, { width: w, measure: estimateWidth });
        return scene.marks.map(box).every(inside(scene));
      }),
    );
  });

  it('let no text run into another', () => {
    fc.assert(
      fc.property(chart, width, (spec, w) => {
        const scene = drawChart(spec, { width: w, measure: estimateWidth });
        const boxes = scene.marks.filter((m): m is TextMark => m.kind === 'text').map(textBox);
        return boxes.every((a, i) => boxes.slice(i + 1).every((b) => !overlap(a, b)));
      }),
    );
  });

  it('hold only finite numbers', () => {
    fc.assert(
      fc.property(
        chart,
        width,
        (spec, w) => !JSON.stringify(drawChart(spec, { width: w, measure: estimateWidth })).includes('null'),
      ),
    );
  });

  it('tell a clear estimate from an unclear one without colour', () => {
    const scene = drawChart(
      {
        kind: 'forest',
        title: 't',
        description: 'd',
        axis: 'a',
        groups: [
          {
            rows: [
              { label: 'clear', estimate: 2, low: 1, high: 3, value: '' },
              { label: 'not', estimate: 0, low: -1, high: 1, value: '' },
            ],
          },
        ],
      },
      { width: 400, measure: estimateWidth },
    );
    const squares = scene.marks.filter((m) => m.kind === 'rect').map((m) => m.fill);
    expect(squares).toEqual(['accent', 'paper']);
  });

  it('escape texts and carry a text alternative in SVG', () => {
    const spec: Chart = {
      kind: 'flow',
      title: '<t>',
      description: 'a & b',
      stages: ['x'],
      rows: [{ label: '"q"', counts: ['1'] }],
    };
    const svg = sceneToSvg(drawChart(spec, { width: 400, measure: estimateWidth }), 'c1');
    expect(svg).toContain('<title id="c1-title">&lt;t&gt;</title><desc id="c1-description">a &amp; b</desc>');
    expect(svg).toContain('&quot;q&quot;');
  });
});
