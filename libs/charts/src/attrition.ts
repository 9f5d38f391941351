import { scaleLinear } from 'd3-scale';
import { AXIS_HEIGHT, axisMarks, TICK_SIZE } from './axis.js';
import { baseline, fitted, GAP, line, ROW_HEIGHT, type Frame } from './layout.js';
import { diamond } from './markers.js';
import type { Mark, Scene } from './scene.js';
import { uprightMarks, uprightWidth } from './upright-axis.js';

export interface AttritionRow {
  readonly label: string;
  /** The figures in words, or that they are withheld. */
  readonly value: string;
  /** Per cent lost of both arms together and the distance between arms in percentage points; absent where withheld. */
  readonly point?: { readonly overall: number; readonly differential: number; readonly isWithin: boolean };
}

/** Overall attrition and its difference between arms against a boundary; each row points at its mark. */
export interface AttritionChart {
  readonly kind: 'attrition';
  readonly title: string;
  readonly description: string;
  readonly axes: { readonly overall: string; readonly differential: string };
  /** Corners of the boundary, by overall attrition: what lies under it is permitted. */
  readonly boundary: readonly (readonly [overall: number, differential: number])[];
  readonly legend: { readonly within: string; readonly beyond: string };
  readonly rows: readonly AttritionRow[];
}

const PLOT = 150;
/** By how much the name of the axis stands off its highest number. */
const AXIS_GAP = 4;
const PLOT_SHARE = 0.46;
const LEADER = 16;
const ROW = 26;
const RADIUS = 3.4;

export function drawAttrition(chart: AttritionChart, frame: Frame): Scene {
  const top = ROW_HEIGHT;
  // As high as its rows, so that what leads to them stays beside the plot.
  const bottom = top + Math.max(PLOT, chart.rows.length * ROW - AXIS_HEIGHT);
  const points = chart.rows.flatMap(({ point }) => point ?? []);
  const [, farthest] = chart.boundary.at(-1) ?? [0, 0];
  const reach = Math.max(60, farthest, ...points.map((p) => p.overall));
  const height = Math.max(8, ...points.map((p) => p.differential));
  const y = scaleLinear([0, height], [bottom, top]).nice(5);
  const left = uprightWidth(y, frame);
  const x = scaleLinear([0, reach], [left, frame.width * PLOT_SHARE]);
  const rows = [...chart.rows].sort((a, b) => (b.point?.differential ?? -1) - (a.point?.differential ?? -1));
  const start = frame.width * PLOT_SHARE + LEADER;
  return {
    width: frame.width,
    height: Math.max(bottom + AXIS_HEIGHT, top + rows.length * ROW),
    title: chart.title,
    description: chart.description,
    marks: [
      fitted(0, baseline(0) - AXIS_GAP, chart.axes.differential, start - GAP, frame, {
        size: TICK_SIZE,
        ink: 'quiet',
      }),
      ...boundaryMarks(chart.boundary, x, y),
      ...uprightMarks(y, left, frame.width * PLOT_SHARE),
      ...axisMarks(x, bottom, bottom, chart.axes.overall, { ...frame, width: start }),
      line(left, bottom, frame.width * PLOT_SHARE, bottom, 'quiet', 0.75),
      ...legendMarks(chart.legend, start, frame),
      ...rows.flatMap((row, i) => rowMarks(row, top + i * ROW, start, x, y, frame)),
    ],
  };
}

function boundaryMarks(
  boundary: AttritionChart['boundary'],
  x: (value: number) => number,
  y: (value: number) => number,
): Mark[] {
  const corners = boundary.map(([overall, differential]) => [x(overall), y(differential)] as const);
  const [last = [x(0), y(0)] as const] = corners.slice(-1);
  return [
    { kind: 'polygon', points: [[x(0), y(0)], ...corners, [last[0], y(0)]], fill: 'pale' },
    ...corners.slice(1).map(([toX, toY], i) => {
      const [fromX, fromY] = corners[i] as readonly [number, number];
      return line(fromX, fromY, toX, toY, 'ink', 1.25);
    }),
  ];
}

function legendMarks({ within, beyond }: AttritionChart['legend'], start: number, frame: Frame): Mark[] {
  const room = (frame.width - start - GAP) / 2;
  const second = start + room + GAP;
  return [
    mark(start + RADIUS, ROW_HEIGHT / 2, true),
    fitted(start + 12, baseline(0), within, room - 12, frame, { size: TICK_SIZE }),
    mark(second + RADIUS, ROW_HEIGHT / 2, false),
    fitted(second + 12, baseline(0), beyond, room - 12, frame, { size: TICK_SIZE }),
  ];
}

function rowMarks(
  { label, value, point }: AttritionRow,
  top: number,
  start: number,
  x: (value: number) => number,
  y: (value: number) => number,
  frame: Frame,
): Mark[] {
  const room = frame.width - start - GAP;
  const texts = [
    fitted(start + GAP, top + 11, label, room, frame),
    fitted(start + GAP, top + 21.5, value, room, frame, { size: TICK_SIZE, ink: 'quiet' }),
  ];
  if (!point) return texts;
  const [atX, atY] = [x(point.overall), y(point.differential)];
  return [line(atX, atY, start + 3, top + 8.5, 'quiet', 0.5), mark(atX, atY, point.isWithin), ...texts];
}

/** Full within the boundary, a hollow diamond beyond it. */
const mark = (x: number, y: number, isWithin: boolean): Mark =>
  isWithin ? { kind: 'circle', x, y, r: RADIUS, fill: 'accent', stroke: 'accent' } : diamond(x, y, 'paper');
