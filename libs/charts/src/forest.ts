import { scaleLinear } from 'd3-scale';
import { AXIS_HEIGHT, axisMarks } from './axis.js';
import { baseline, fitted, GAP, labelColumn, line, ROW_HEIGHT, text, widest, type Frame } from './layout.js';
import type { Mark, Scene } from './scene.js';

export type ForestRow =
  | {
      readonly label: string;
      readonly estimate: number;
      readonly low: number;
      readonly high: number;
      /** The figures in words, beside the row. */
      readonly value: string;
    }
  | { readonly label: string; readonly note: string };

export interface ForestGroup {
  /** Heading over the group's rows; none for a single group. */
  readonly heading?: string;
  readonly rows: readonly ForestRow[];
  /** A figure that the rows are read against, such as their mean: a dashed line through them. */
  readonly middle?: number;
}

/** Estimates with their intervals against zero, in groups. A square is full where its interval leaves zero out. */
export interface ForestChart {
  readonly kind: 'forest';
  readonly title: string;
  readonly description: string;
  readonly axis: string;
  readonly groups: readonly ForestGroup[];
}

const HALF = 3;
const INDENT = 8;

export function drawForest(chart: ForestChart, frame: Frame): Scene {
  const rows = chart.groups.flatMap((group) => group.rows);
  const labels = [
    ...chart.groups.flatMap(({ heading }) =>
      heading === undefined ? [] : [{ text: heading, weight: 'bold' as const }],
    ),
    ...rows.map((row) => ({ text: row.label, weight: 'regular' as const })),
  ];
  const left = labelColumn(labels, frame) + INDENT + GAP;
  const right =
    frame.width -
    widest(
      rows.map((row) => ('value' in row ? row.value : '')),
      frame,
    ) -
    GAP;
  const scale = scaleLinear(domainOf(rows), [left + HALF, right - HALF]);
  const placed = place(chart.groups);
  const bottom = placed.height;
  return {
    width: frame.width,
    height: bottom + AXIS_HEIGHT,
    title: chart.title,
    description: chart.description,
    marks: [
      ...axisMarks(scale, 0, bottom, chart.axis, frame),
      line(scale(0), 0, scale(0), bottom, 'ink', 1),
      ...placed.middles.map(({ top, bottom: end, middle }) =>
        line(scale(middle), top, scale(middle), end, 'quiet', 1, true),
      ),
      ...placed.headings.map(({ top, heading }) =>
        fitted(0, baseline(top), heading, left - GAP, frame, { weight: 'bold' }),
      ),
      ...placed.rows.flatMap(({ top, row }) => rowMarks(row, top, left, scale, frame)),
    ],
  };
}

function place(groups: readonly ForestGroup[]) {
  const headings: { top: number; heading: string }[] = [];
  const rows: { top: number; row: ForestRow }[] = [];
  const middles: { top: number; bottom: number; middle: number }[] = [];
  let top = 0;
  for (const group of groups) {
    if (group.heading !== undefined) {
      headings.push({ top, heading: group.heading });
      top += ROW_HEIGHT;
    }
    const first = top;
    for (const row of group.rows) {
      rows.push({ top, row });
      top += ROW_HEIGHT;
    }
    if (group.middle !== undefined) middles.push({ top: first, bottom: top, middle: group.middle });
  }
  return { headings, rows, middles, height: top };
}

function rowMarks(
  row: ForestRow,
  top: number,
  left: number,
  scale: (value: number) => number,
  frame: Frame,
): Mark[] {
  const y = top + ROW_HEIGHT / 2;
  const label = fitted(INDENT, baseline(top), row.label, left - GAP - INDENT, frame);
  if ('note' in row)
    return [label, fitted(left, baseline(top), row.note, frame.width - left, frame, { ink: 'quiet' })];
  const clear = row.low > 0 || row.high < 0;
  return [
    label,
    line(scale(row.low), y, scale(row.high), y, 'accent', 1.25),
    line(scale(row.low), y - HALF, scale(row.low), y + HALF, 'accent', 1.25),
    line(scale(row.high), y - HALF, scale(row.high), y + HALF, 'accent', 1.25),
    {
      kind: 'rect',
      x: scale(row.estimate) - HALF,
      y: y - HALF,
      width: 2 * HALF,
      height: 2 * HALF,
      fill: clear ? 'accent' : 'paper',
      stroke: 'accent',
    },
    text(frame.width, baseline(top), row.value, { anchor: 'end' }),
  ];
}

/** A round domain that holds every interval and reaches as far to one side of zero as to the other. */
function domainOf(rows: readonly ForestRow[]): [number, number] {
  const reach = Math.max(
    0,
    ...rows.flatMap((row) => ('note' in row ? [] : [Math.abs(row.low), Math.abs(row.high)])),
  );
  const [low = -1, high = 1] = scaleLinear([-(reach || 1), reach || 1], [0, 1])
    .nice(6)
    .domain();
  return [low, high];
}
