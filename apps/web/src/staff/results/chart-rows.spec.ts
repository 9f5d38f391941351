import { drawChart, estimateWidth, type Chart } from '@tongxing/charts';
import { heightsOf, rowsOf } from './chart-rows';

const named = { title: 'Title', description: 'In words' };
const FOREST: Chart = {
  kind: 'forest',
  ...named,
  axis: 'points',
  groups: ['Joy', 'Calm'].map((heading) => ({
    heading,
    rows: [
      { label: 'programme', estimate: 1, low: 0.5, high: 1.5, value: `${heading} +1.0` },
      { label: 'comparison', note: 'too few' },
    ],
  })),
};
const DISTRIBUTION: Chart = {
  kind: 'distribution',
  ...named,
  legend: { before: 'Baseline', after: 'Endline' },
  bins: ['0–50', '50–100'],
  groups: [
    { label: 'programme', before: [40, 60], after: [25.4, 74.6] },
    { label: 'comparison', note: 'withheld' },
  ],
};
const ANSWERS: Chart = {
  kind: 'answers',
  ...named,
  levels: 3,
  legend: { low: 'never', high: 'always' },
  note: 'Note',
  items: [
    {
      label: 'I laugh',
      bars: [
        { label: 'before', shares: [10, 20, 70] },
        { label: 'after', note: 'withheld' },
      ],
    },
  ],
};

describe('the rows of a chart', () => {
  it('name the heading under which they stand, and say why there is no figure', () => {
    expect(rowsOf(FOREST).rows.map(({ label, figures }) => [label, ...figures])).toEqual([
      ['Joy · programme', 'Joy +1.0'],
      ['Joy · comparison', 'too few'],
      ['Calm · programme', 'Calm +1.0'],
      ['Calm · comparison', 'too few'],
    ]);
  });

  it('stand from top to bottom as they are drawn, where two have one name too', () => {
    for (const chart of [FOREST, DISTRIBUTION, ANSWERS]) {
      const { rows } = rowsOf(chart);
      const heights = heightsOf(drawChart(chart, { width: 480, measure: estimateWidth }), rows);
      const found = heights.filter((height) => height !== undefined);
      expect(found).toHaveLength(rows.length);
      expect(found).toEqual([...found].sort((a, b) => a - b));
      expect(new Set(found).size).toBe(rows.length);
    }
  });

  it('hold shares as they are drawn, with the highest scores first', () => {
    expect(rowsOf(DISTRIBUTION)).toMatchObject({
      columns: ['Baseline', 'Endline'],
      rows: [
        { label: 'programme · 50–100', figures: ['60%', '75%'] },
        { label: 'programme · 0–50', figures: ['40%', '25%'] },
        { label: 'comparison', figures: ['withheld'] },
      ],
    });
    expect(rowsOf(ANSWERS)).toMatchObject({
      columns: ['1 (never)', '2', '3 (always)'],
      rows: [
        { label: 'I laugh · before', figures: ['10%', '20%', '70%'] },
        { label: 'I laugh · after', figures: ['withheld'] },
      ],
    });
  });

  it('are not sought where a name is not drawn', () => {
    const scene = drawChart(FOREST, { width: 480, measure: estimateWidth });
    expect(heightsOf(scene, [{ label: 'x', drawn: 'nobody', figures: [] }])).toEqual([undefined]);
  });
});
