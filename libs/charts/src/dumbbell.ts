import { scaleLinear } from 'd3-scale';
import { AXIS_HEIGHT, axisMarks } from './axis.js';
import {
  baseline,
  fitted,
  GAP,
  labelColumn,
  line,
  ROW_HEIGHT,
  text,
  TEXT_SIZE,
  widest,
  type Frame,
} from './layout.js';
import type { Mark, Scene } from './scene.js';

export type DumbbellRow =
  | { readonly label: string; readonly before: number; readonly after: number; readonly value: string }
  /** A row without figures says why. */
  | { readonly label: string; readonly note: string };

/** Means before and after, one row a group: a hollow mark at baseline, a full one at endline, a line between. */
export interface DumbbellChart {
  readonly kind: 'dumbbell';
  readonly title: string;
  readonly description: string;
  /** Lowest and highest possible score. */
  readonly domain: readonly [number, number];
  readonly axis: string;
  readonly legend: { readonly before: string; readonly after: string };
  readonly rows: readonly DumbbellRow[];
}

const LEGEND_HEIGHT = 20;
const RADIUS = 3.6;

export function drawDumbbell(chart: DumbbellChart, frame: Frame): Scene {
  const labels = chart.rows.map((row) => ({ text: row.label, weight: 'regular' as const }));
  const left = labelColumn(labels, frame) + GAP;
  const values = widest(
    chart.rows.map((row) => ('value' in row ? row.value : '')),
    frame,
  );
  const right = frame.width - values - GAP;
  const bottom = LEGEND_HEIGHT + chart.rows.length * ROW_HEIGHT;
  const scale = scaleLinear(chart.domain, [left + RADIUS, right - RADIUS]);
  return {
    width: frame.width,
    height: bottom + AXIS_HEIGHT,
    title: chart.title,
    description: chart.description,
    marks: [
      ...legend(chart.legend, left, frame),
      ...axisMarks(scale, LEGEND_HEIGHT, bottom, chart.axis, frame),
      ...chart.rows.flatMap((row, i) => rowMarks(row, LEGEND_HEIGHT + i * ROW_HEIGHT, left, scale, frame)),
    ],
  };
}

function rowMarks(
  row: DumbbellRow,
  top: number,
  left: number,
  scale: (value: number) => number,
  frame: Frame,
): Mark[] {
  const y = top + ROW_HEIGHT / 2;
  const label = fitted(0, baseline(top), row.label, left - GAP, frame);
  if ('note' in row)
    return [label, fitted(left, baseline(top), row.note, frame.width - left, frame, { ink: 'quiet' })];
  return [
    label,
    line(scale(row.before), y, scale(row.after), y, 'accent', 1.5),
    { kind: 'circle', x: scale(row.before), y, r: RADIUS, fill: 'paper', stroke: 'accent' },
    { kind: 'circle', x: scale(row.after), y, r: RADIUS, fill: 'accent', stroke: 'accent' },
    text(frame.width, baseline(top), row.value, { anchor: 'end' }),
  ];
}

function legend({ before, after }: DumbbellChart['legend'], left: number, { measure }: Frame): Mark[] {
  const y = 7;
  const second = left + 14 + measure(before, TEXT_SIZE, 'regular') + 18;
  return [
    { kind: 'circle', x: left + RADIUS, y, r: RADIUS, fill: 'paper', stroke: 'accent' },
    text(left + 12, y + 3, before),
    { kind: 'circle', x: second + RADIUS, y, r: RADIUS, fill: 'accent', stroke: 'accent' },
    text(second + 12, y + 3, after),
  ];
}
