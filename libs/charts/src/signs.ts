import { baseline, fitted, GAP, labelColumn, line, type Frame } from './layout.js';
import type { Mark, Scene } from './scene.js';

/** Which way something went, as a sign that needs no reading of figures. */
export type Sign = 'better' | 'worse' | 'unclear' | 'unknown';

/** One sign and a few words for each line. */
export interface SignsChart {
  readonly kind: 'signs';
  readonly title: string;
  readonly description: string;
  readonly rows: readonly { readonly label: string; readonly sign: Sign; readonly value: string }[];
}

const ROW = 24;
const BOX = 18;

export function drawSigns(chart: SignsChart, frame: Frame): Scene {
  const left =
    labelColumn(
      chart.rows.map(({ label }) => ({ text: label, weight: 'regular' })),
      frame,
    ) + GAP;
  return {
    width: frame.width,
    height: chart.rows.length * ROW,
    title: chart.title,
    description: chart.description,
    marks: chart.rows.flatMap(({ label, sign, value }, i) => {
      const top = i * ROW;
      return [
        fitted(0, baseline(top, ROW), label, left - GAP, frame),
        ...signMarks(sign, left, top + (ROW - BOX) / 2),
        fitted(left + BOX + GAP, baseline(top, ROW), value, frame.width - left - BOX - GAP, frame),
      ];
    }),
  };
}

/** Up, down, level, or nothing: told apart by shape, not by colour. */
function signMarks(sign: Sign, x: number, top: number): Mark[] {
  const [middle, centre] = [x + BOX / 2, top + BOX / 2];
  if (sign === 'unknown') return [line(x + 7, centre, x + BOX - 7, centre, 'quiet', 1)];
  if (sign === 'unclear')
    return [
      line(x + 3, centre - 3, x + BOX - 3, centre - 3, 'quiet', 2),
      line(x + 3, centre + 3, x + BOX - 3, centre + 3, 'quiet', 2),
    ];
  const up = sign === 'better';
  const [tip, foot] = up ? [top + 2, top + BOX - 2] : [top + BOX - 2, top + 2];
  const wing = up ? tip + 6 : tip - 6;
  const ink = up ? 'accent' : 'ink';
  return [
    line(middle, foot, middle, tip, ink, 2.5),
    line(middle - 5, wing, middle, tip, ink, 2.5),
    line(middle + 5, wing, middle, tip, ink, 2.5),
  ];
}
