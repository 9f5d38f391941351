import { glossaryIn } from '@tongxing/contracts';
import { contrast, difference, seen, SIGHTS, type Sight } from '../../../test/support/colour-vision.js';
import {
  answersCharts,
  attendanceCharts,
  distributionChart,
  drawChart,
  estimateWidth,
  INK_COLOURS,
  meansChart,
  mustHaveCharts,
  type Chart,
  type Ink,
  type Mark,
  type Scene,
} from './index.js';

/**
 * Of areas that differ by nothing but their filling: CIEDE2000, of which 1 can just be seen side by side. Eight is seen
 * at a glance, also by those who see few colours, and on a grey printer.
 */
const LEAST_DIFFERENCE = 8;
/** Of letters and figures against what they stand on (WCAG 2.2, 1.4.3, AA). */
const LEAST_CONTRAST = 4.5;

const en = glossaryIn('en');
const scene = (chart: Chart | undefined): Scene =>
  drawChart(chart as Chart, { width: 440, measure: estimateWidth });
const rects = ({ marks }: Scene) =>
  marks.filter((mark): mark is Extract<Mark, { kind: 'rect' }> => mark.kind === 'rect');

const answers = (levels: number): Scene => {
  const shares = Array.from({ length: levels }, () => 100 / levels);
  const cell = { kind: 'estimated' as const, shares };
  const items = [{ name: 'Question', isReversed: false, levels, before: cell, after: cell }];
  return scene(answersCharts({ name: 'Joy', arm: 'centre', step: 5, items }, en)[0]);
};
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
const attendance = () => scene(attendanceCharts({ arm: 'a', months, centres: [[40, 60, 75, 90]] }, en)[0]);
const mustHaves = () =>
  scene(
    mustHaveCharts(
      {
        name: 'System',
        mustHaves: ['a', 'b', 'c', 'd'],
        villages: [{ village: 'v', mustHaves: [0, 1, 2, 3].map((level) => [level, level] as const) }],
      },
      en,
    )[0],
  );
const means = () => {
  const result = {
    kind: 'estimated' as const,
    meanBefore: 40,
    meanAfter: 60,
    change: 20,
    interval: { low: 15, high: 25 },
  };
  return scene(
    meansChart({ name: 'Joy', kind: 'score', range: [0, 100], changes: [{ arm: 'a', result }] }, en),
  );
};
const spread = () => {
  const result = { kind: 'estimated' as const, n: 100, before: [50, 50], after: [20, 80] };
  return scene(distributionChart({ name: 'Joy', edges: [0, 50, 100], arms: [{ arm: 'a', result }] }, en));
};

const apart = (one: Ink, other: Ink, sight: Sight) =>
  difference(seen(INK_COLOURS[one], sight), seen(INK_COLOURS[other], sight));
const pairs = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((one, i) => all.slice(i + 1).map((other): [T, T] => [one, other]));
const neighbours = <T>(all: readonly T[]): [T, T][] => all.slice(1).map((one, i): [T, T] => [all[i] as T, one]);

/** Fillings that tell things apart, by chart. What is told apart by shape, dash or side as well is not here. */
const TOLD_BY_FILLING: readonly [string, () => [Ink, Ink][]][] = [
  ['baseline and endline in a chart of means', () => [['paper', 'accent']]],
  ['clear and unclear changes', () => [['paper', 'accent']]],
  [
    'levels of must-haves',
    () =>
      pairs(
        rects(mustHaves())
          .slice(4)
          .map((r) => r.fill),
      ),
  ],
  [
    'levels of attendance',
    () =>
      pairs(
        rects(attendance())
          .slice(4)
          .map((r) => r.fill),
      ),
  ],
  // Levels of an answer stand in their order along one bar: each must differ from the next.
  ...[2, 3, 4, 5].map((levels): [string, () => [Ink, Ink][]] => [
    `${String(levels)} levels of an answer`,
    () => neighbours(rects(answers(levels)).slice(levels, 2 * levels).map((r) => r.fill)), // prettier-ignore
  ]),
];

describe.each(SIGHTS)('with %s sight', (sight) => {
  it.each(TOLD_BY_FILLING)('%s can be told apart', (_, fillings) => {
    const close = fillings().filter(([one, other]) => apart(one, other, sight) < LEAST_DIFFERENCE);
    expect(fillings().length).toBeGreaterThan(0);
    expect(close).toEqual([]);
  });

  it('the lowest and the highest answer can, though they stand at either end', () => {
    const fills = rects(answers(5)).map((r) => r.fill);
    expect(apart(fills[0] as Ink, fills[4] as Ink, sight)).toBeGreaterThan(LEAST_DIFFERENCE);
  });
});

describe('figures', () => {
  it.each<[string, () => Scene]>([
    ['answers', () => answers(5)],
    ['attendance', attendance],
    ['must-haves', mustHaves],
    ['means', means],
    ['a spread', spread],
  ])('of %s can be read on what they stand on', (_, draw) => {
    const drawn = draw();
    const unread = drawn.marks.flatMap((mark) => {
      if (mark.kind !== 'text') return [];
      const under = rects(drawn).findLast(
        (r) => mark.x >= r.x && mark.x <= r.x + r.width && mark.y - 2 >= r.y && mark.y - 2 <= r.y + r.height,
      );
      const on = INK_COLOURS[under?.fill ?? 'paper'];
      return contrast(INK_COLOURS[mark.ink], on) < LEAST_CONTRAST
        ? [`${mark.text} on ${String(under?.fill)}`]
        : [];
    });
    expect(unread).toEqual([]);
  });
});

it('the measure is that of the published pairs of colours', () => {
  const published: readonly [[number, number, number], [number, number, number], number][] = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ];
  for (const [one, other, sure] of published) expect(difference(one, other)).toBeCloseTo(sure, 4);
});
