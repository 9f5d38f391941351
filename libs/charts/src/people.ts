import { baseline, fitted, GAP, labelColumn, text, widest, type Frame } from './layout.js';
import type { Mark, Scene } from './scene.js';

/** Rows of small figures of people, for readers who use no other charts. */
export interface PeopleChart {
  readonly kind: 'people';
  readonly title: string;
  readonly description: string;
  /** How many people one figure stands for, at least 1. */
  readonly each: number;
  readonly rows: readonly {
    readonly label: string;
    /** Undefined where the count is withheld. */
    readonly count?: number;
    /** The count in words, behind the figures. */
    readonly value: string;
  }[];
}

const ROW = 26;
const FIGURE = { width: 13, head: 3.2, body: 8 };

export function drawPeople(chart: PeopleChart, frame: Frame): Scene {
  const left =
    labelColumn(
      chart.rows.map(({ label }) => ({ text: label, weight: 'regular' })),
      frame,
    ) + GAP;
  const room =
    frame.width -
    left -
    widest(
      chart.rows.map(({ value }) => value),
      frame,
    ) -
    GAP;
  return {
    width: frame.width,
    height: chart.rows.length * ROW,
    title: chart.title,
    description: chart.description,
    marks: chart.rows.flatMap(({ label, count = 0, value }, i) => {
      const top = i * ROW;
      const figures = Math.min(Math.round(count / chart.each), Math.floor(room / FIGURE.width));
      return [
        fitted(0, baseline(top, ROW), label, left - GAP, frame),
        ...Array.from({ length: figures }, (_, k) => person(left + k * FIGURE.width, top)).flat(),
        text(left + figures * FIGURE.width + GAP, baseline(top, ROW), value, { weight: 'bold' }),
      ];
    }),
  };
}

/** A head and shoulders. */
function person(x: number, top: number): Mark[] {
  const middle = x + FIGURE.width / 2;
  return [
    { kind: 'circle', x: middle, y: top + 7, r: FIGURE.head, fill: 'accent', stroke: 'accent' },
    {
      kind: 'rect',
      x: middle - FIGURE.body / 2,
      y: top + 12,
      width: FIGURE.body,
      height: 9,
      fill: 'accent',
    },
  ];
}

/**
 * The number of people that one figure stands for, so that the largest row keeps within a line.
 *
 * @param largest people in the largest row
 * @example eachFor(640) // 50
 */
export function eachFor(largest: number): number {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
  return steps.find((step) => largest / step <= MOST_FIGURES) ?? Math.ceil(largest / MOST_FIGURES);
}

const MOST_FIGURES = 20;
