import { TICK_SIZE } from './axis.js';
import { baseline, fitted, GAP, labelColumn, ROW_HEIGHT, text, widest, type Frame } from './layout.js';
import type { Ink, Mark, Scene } from './scene.js';

/** From 0, the least, to 3. */
export type GridLevel = 0 | 1 | 2 | 3;

export interface GridCell {
  /** Absent where nothing is told. */
  readonly level?: GridLevel;
  /** The figure itself, so that nothing rests on how dark a cell is. */
  readonly text: string;
}

/** Rows by columns of small figures, the darker the higher. */
export interface GridChart {
  readonly kind: 'grid';
  readonly title: string;
  readonly description: string;
  /** What each level means, from the least. */
  readonly legend: readonly [string, string, string, string];
  /** Columns in order; `over` stands above the first of those that share it. */
  readonly columns: readonly { readonly label: string; readonly over?: string }[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly GridCell[] }[];
  /** What stands under the grid, a line each. */
  readonly notes: readonly string[];
}

const ROW = 13;
const BOX = 9;
const WIDEST = 56;
const FILLINGS: readonly Ink[] = ['paper', 'rule', 'soft', 'accent'];

export function drawGrid(chart: GridChart, frame: Frame): Scene {
  const labels = chart.rows.map(({ label }) => ({ text: label, weight: 'regular' as const }));
  const left = labelColumn(labels, frame) + GAP;
  const width = Math.min(WIDEST, (frame.width - left) / Math.max(1, chart.columns.length));
  const x = (column: number) => left + column * width;
  const hasOver = chart.columns.some(({ over }) => over !== undefined);
  const names = hasOver ? 2 * ROW_HEIGHT : ROW_HEIGHT;
  const top = names + ROW_HEIGHT;
  const bottom = top + chart.rows.length * ROW;
  return {
    width: frame.width,
    height: bottom + GAP + chart.notes.length * ROW,
    title: chart.title,
    description: chart.description,
    marks: [
      ...legendMarks(chart.legend, frame),
      ...overMarks(chart, x, width, frame),
      ...chart.columns.map(({ label }, i) =>
        fitted(x(i) + width / 2, baseline(names), label, width - 1, frame, {
          anchor: 'middle',
          size: TICK_SIZE,
          ink: 'quiet',
        }),
      ),
      ...chart.rows.flatMap(({ label, cells }, row) => {
        const y = top + row * ROW;
        return [
          fitted(0, baseline(y, ROW), label, left - GAP, frame),
          ...cells.flatMap((cell, column) => cellMarks(cell, x(column), y, width, frame)),
        ];
      }),
      ...chart.notes.map((note, i) =>
        fitted(0, baseline(bottom + GAP + i * ROW, ROW), note, frame.width, frame, {
          size: TICK_SIZE,
          ink: 'quiet',
        }),
      ),
    ],
  };
}

function overMarks({ columns }: GridChart, x: (column: number) => number, width: number, frame: Frame): Mark[] {
  const starts = columns.flatMap(({ over }, i) => (over === undefined ? [] : [{ over, i }]));
  return starts.flatMap(({ over, i }, k) => {
    const room = ((starts[k + 1]?.i ?? columns.length) - i) * width - 2;
    // Half a name over a single narrow column would be none.
    if (frame.measure(over, TICK_SIZE, 'regular') > room) return [];
    return text(x(i), baseline(ROW_HEIGHT), over, { size: TICK_SIZE });
  });
}

function cellMarks(
  { level, text: figure }: GridCell,
  x: number,
  y: number,
  width: number,
  frame: Frame,
): Mark[] {
  const isDark = level === 3;
  const figures = fitted(x + width / 2, baseline(y, ROW, TICK_SIZE), figure, width - 1, frame, {
    anchor: 'middle',
    size: TICK_SIZE,
    ink: level === undefined ? 'quiet' : isDark ? 'paper' : 'ink',
  });
  if (level === undefined) return [figures];
  return [
    {
      kind: 'rect',
      x: x + 0.75,
      y: y + 0.75,
      width: width - 1.5,
      height: ROW - 1.5,
      fill: FILLINGS[level] as Ink,
      stroke: 'rule',
    },
    figures,
  ];
}

function legendMarks(legend: GridChart['legend'], frame: Frame): Mark[] {
  const room = frame.width / legend.length;
  const step = Math.min(room, widest(legend, frame) + BOX + 3 * GAP);
  return legend.flatMap((words, level): Mark[] => [
    {
      kind: 'rect',
      x: level * step + 0.5,
      y: (ROW_HEIGHT - BOX) / 2,
      width: BOX,
      height: BOX,
      fill: FILLINGS[level] as Ink,
      stroke: 'quiet',
    },
    fitted(level * step + BOX + 5, baseline(0), words, step - BOX - GAP, frame, { size: TICK_SIZE }),
  ]);
}
