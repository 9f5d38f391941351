import { baseline, fitted, GAP, labelColumn, line, ROW_HEIGHT, text, TEXT_SIZE, type Frame } from './layout.js';
import type { Mark, Scene } from './scene.js';

/** Participants through the stages of a study, one row a group, one box a stage. */
export interface FlowChart {
  readonly kind: 'flow';
  readonly title: string;
  readonly description: string;
  readonly stages: readonly string[];
  /** Counts as texts, so that a withheld one can say so. */
  readonly rows: readonly { readonly label: string; readonly counts: readonly string[] }[];
}

const ARROW = 18;
/** How far a stage's name may stand out of its box on either side. */
const OVERHANG = ARROW / 2 - 2;
const BOX_HEIGHT = 20;
const BOX_PADDING = 6;
const STEP = BOX_HEIGHT + 8;
const HEADER = ROW_HEIGHT + 4;

export function drawFlow(chart: FlowChart, frame: Frame): Scene {
  const stages = Math.max(1, chart.stages.length);
  const room = frame.width - OVERHANG - ARROW * (stages - 1);
  const left = Math.min(
    labelColumn(
      chart.rows.map((row) => ({ text: row.label, weight: 'regular' })),
      frame,
    ) + GAP,
    room - stages * narrowestBox(chart, frame),
  );
  const box = (room - left) / stages;
  const x = (stage: number) => left + stage * (box + ARROW);
  return {
    width: frame.width,
    height: HEADER + chart.rows.length * STEP,
    title: chart.title,
    description: chart.description,
    marks: [
      ...chart.stages.map((stage, i) =>
        fitted(x(i) + box / 2, baseline(0), stage, box + 2 * OVERHANG, frame, {
          anchor: 'middle',
          weight: 'bold',
          size: TEXT_SIZE - 0.5,
        }),
      ),
      ...chart.rows.flatMap(({ label, counts }, i) => {
        const top = HEADER + i * STEP;
        return [
          fitted(0, baseline(top, BOX_HEIGHT), label, left - GAP, frame),
          ...counts.flatMap((count, stage) => boxMarks(count, x(stage), top, box, stage > 0)),
        ];
      }),
    ],
  };
}

/** Counts are never cut: row labels give way to them. */
const narrowestBox = ({ rows }: FlowChart, { measure }: Frame): number =>
  BOX_PADDING +
  Math.ceil(Math.max(0, ...rows.flatMap((row) => row.counts).map((n) => measure(n, TEXT_SIZE, 'bold'))));

function boxMarks(count: string, x: number, top: number, width: number, follows: boolean): Mark[] {
  const middle = top + BOX_HEIGHT / 2;
  const tip = x - 3;
  const arrow = [
    line(x - ARROW + 3, middle, tip, middle, 'quiet', 1),
    line(tip - 4, middle - 3, tip, middle, 'quiet', 1),
    line(tip - 4, middle + 3, tip, middle, 'quiet', 1),
  ];
  return [
    ...(follows ? arrow : []),
    { kind: 'rect', x, y: top, width, height: BOX_HEIGHT, fill: 'paper', stroke: 'accent' },
    text(x + width / 2, baseline(top, BOX_HEIGHT), count, { anchor: 'middle', weight: 'bold' }),
  ];
}
