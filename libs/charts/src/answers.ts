import { scaleLinear } from 'd3-scale';
import { TICK_SIZE } from './axis.js';
import { baseline, fitted, GAP, line, ROW_HEIGHT, text, TEXT_SIZE, widest, type Frame } from './layout.js';
import type { Ink, Mark, Scene } from './scene.js';

/** Shares by level from the lowest, in per cent, or why there are none. */
export type AnswerBar =
  | { readonly label: string; readonly shares: readonly number[] }
  | { readonly label: string; readonly note: string };

/** Answers to items as stacked bars that part at their middle: lower levels to the left, higher ones to the right. */
export interface AnswersChart {
  readonly kind: 'answers';
  readonly title: string;
  readonly description: string;
  /** How many levels the items have, 2 to 5. */
  readonly levels: number;
  readonly legend: { readonly low: string; readonly high: string };
  /** What is said under the legend. */
  readonly note: string;
  readonly items: readonly { readonly label: string; readonly bars: readonly AnswerBar[] }[];
}

const BAR = 10;
const STEP = 12;
const LABEL = 13;
const SPACE = 5;
const BOX = 9;

/** By number of levels, the filling of each: dark at the ends, light in the middle; neighbours differ in grey print too. */
const FILLINGS: Readonly<Record<number, readonly Ink[]>> = {
  2: ['rule', 'accent'],
  3: ['ink', 'pale', 'accent'],
  4: ['ink', 'rule', 'soft', 'accent'],
  5: ['ink', 'rule', 'paper', 'soft', 'accent'],
};
const DARK: readonly Ink[] = ['ink', 'accent'];
/** What parts a filling from its neighbours and from the page. */
const edgeOf = (fill: Ink): Ink => (fill === 'paper' ? 'rule' : 'paper');

export function drawAnswers(chart: AnswersChart, frame: Frame): Scene {
  const names = chart.items.flatMap(({ bars }) => bars.map(({ label }) => label));
  const left = Math.min(widest(names, frame), frame.width / 4) + GAP;
  const reach = Math.max(
    1,
    ...chart.items.flatMap(({ bars }) =>
      bars.flatMap((bar) => ('note' in bar ? [] : [lowerPart(bar.shares), 100 - lowerPart(bar.shares)])),
    ),
  );
  const x = scaleLinear([-reach, reach], [left, frame.width]);
  const fillings = FILLINGS[chart.levels] ?? [];
  const placed = place(chart);
  return {
    width: frame.width,
    height: placed.height,
    title: chart.title,
    description: chart.description,
    marks: [
      ...legendMarks(chart.legend, fillings, left, frame),
      fitted(left, baseline(ROW_HEIGHT), chart.note, frame.width - left, frame, {
        size: TICK_SIZE,
        ink: 'quiet',
      }),
      ...placed.items.flatMap(({ item, top }): Mark[] => [
        fitted(0, baseline(top, LABEL), item.label, frame.width, frame),
        // Behind the bars: a level in the middle has its figure there.
        line(x(0), top + LABEL - 2, x(0), top + LABEL + item.bars.length * STEP, 'ink', 0.75),
        ...item.bars.flatMap((bar, i) => barMarks(bar, top + LABEL + i * STEP, left, x, fillings, frame)),
      ]),
    ],
  };
}

function place({ items }: AnswersChart) {
  let height = 2 * ROW_HEIGHT;
  const placed = items.map((item) => {
    const top = height;
    height += LABEL + item.bars.length * STEP + SPACE;
    return { item, top };
  });
  return { items: placed, height };
}

/** What stands left of the middle: the lower half of the levels, and half of one in the middle. */
function lowerPart(shares: readonly number[]): number {
  const half = Math.floor(shares.length / 2);
  const below = shares.slice(0, half).reduce((sum, share) => sum + share, 0);
  return shares.length % 2 === 1 ? below + (shares[half] ?? 0) / 2 : below;
}

function barMarks(
  bar: AnswerBar,
  y: number,
  left: number,
  x: (share: number) => number,
  fillings: readonly Ink[],
  frame: Frame,
): Mark[] {
  const label = fitted(0, baseline(y, BAR), bar.label, left - GAP, frame, { ink: 'quiet' });
  if ('note' in bar)
    return [label, fitted(left, baseline(y, BAR), bar.note, frame.width - left, frame, { ink: 'quiet' })];
  let from = -lowerPart(bar.shares);
  const segments = bar.shares.flatMap((share, level): Mark[] => {
    const [start, width] = [x(from), x(from + share) - x(from)];
    from += share;
    const fill = fillings[level] ?? 'paper';
    const figure = String(Math.round(share));
    const isRoom = width > frame.measure(figure, TICK_SIZE, 'regular') + 4;
    return [
      { kind: 'rect', x: start, y, width, height: BAR, fill, stroke: edgeOf(fill) },
      ...(isRoom
        ? [
            text(start + width / 2, baseline(y, BAR, TICK_SIZE), figure, {
              anchor: 'middle',
              size: TICK_SIZE,
              ink: DARK.includes(fill) ? 'paper' : 'ink',
            }),
          ]
        : []),
    ];
  });
  return [label, ...segments];
}

function legendMarks(
  { low, high }: AnswersChart['legend'],
  fillings: readonly Ink[],
  left: number,
  frame: Frame,
): Mark[] {
  const boxes = fillings.length * (BOX + 2);
  const room = (frame.width - left - boxes - 2 * GAP) / 2;
  const start = left + Math.min(room, frame.measure(low, TEXT_SIZE, 'regular')) + GAP;
  return [
    fitted(left, baseline(0), low, room, frame),
    ...fillings.map((fill, i): Mark => ({
      kind: 'rect',
      x: start + i * (BOX + 2),
      y: (ROW_HEIGHT - BOX) / 2,
      width: BOX,
      height: BOX,
      fill,
      ...(fill === 'paper' && { stroke: edgeOf(fill) }),
    })),
    fitted(start + boxes + GAP - 2, baseline(0), high, room, frame),
  ];
}
