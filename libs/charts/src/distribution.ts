import { scaleLinear } from 'd3-scale';
import { TICK_SIZE } from './axis.js';
import { baseline, fitted, GAP, ROW_HEIGHT, text, widest, type Frame } from './layout.js';
import type { Mark, Scene } from './scene.js';

export type DistributionGroup =
  | {
      readonly label: string;
      /** By bin, lowest first, in per cent of the group. */
      readonly before: readonly number[];
      readonly after: readonly number[];
    }
  /** A group without figures says why. */
  | { readonly label: string; readonly note: string };

/** How scores were spread before and after, back to back: hollow bars to the left, full ones to the right. */
export interface DistributionChart {
  readonly kind: 'distribution';
  readonly title: string;
  readonly description: string;
  readonly legend: { readonly before: string; readonly after: string };
  /** Names of the bins, lowest first. */
  readonly bins: readonly string[];
  readonly groups: readonly DistributionGroup[];
}

const BAR = 10;
const STEP = 14;

export function drawDistribution(chart: DistributionChart, frame: Frame): Scene {
  const names = widest(chart.bins, frame) + 2 * GAP;
  const figures = widest(['100%'], frame) + 4;
  const middle = frame.width / 2;
  const largest = Math.max(
    1,
    ...chart.groups.flatMap((group) => ('note' in group ? [] : [...group.before, ...group.after])),
  );
  const length = scaleLinear([0, largest], [0, middle - names / 2 - figures]);
  const placed = place(chart);
  return {
    width: frame.width,
    height: placed.height,
    title: chart.title,
    description: chart.description,
    marks: [
      ...legendMarks(chart.legend, middle, names, frame),
      ...placed.groups.flatMap(({ group, top }): Mark[] => [
        fitted(0, baseline(top), group.label, frame.width, frame, { weight: 'bold' }),
        ...('note' in group
          ? [fitted(middle, baseline(top + ROW_HEIGHT), group.note, frame.width, frame, NOTE)]
          : chart.bins.flatMap((bin, i) => {
              // The highest scores stand on top.
              const y = top + ROW_HEIGHT + (chart.bins.length - 1 - i) * STEP;
              const ends = [middle - names / 2, middle + names / 2] as const;
              return [
                text(middle, baseline(y, BAR), bin, { anchor: 'middle' }),
                ...bar(group.before[i] ?? 0, ends[0], -1, y, length),
                ...bar(group.after[i] ?? 0, ends[1], 1, y, length),
              ];
            })),
      ]),
    ],
  };
}

const NOTE = { anchor: 'middle', ink: 'quiet' } as const;

function place({ groups, bins }: DistributionChart) {
  let height = ROW_HEIGHT;
  const placed = groups.map((group) => {
    const top = height;
    height += ROW_HEIGHT + ('note' in group ? ROW_HEIGHT : bins.length * STEP + 4);
    return { group, top };
  });
  return { groups: placed, height };
}

function bar(share: number, from: number, side: -1 | 1, y: number, length: (share: number) => number): Mark[] {
  const width = length(share);
  const full = side === 1;
  return [
    {
      kind: 'rect',
      x: full ? from : from - width,
      y,
      width,
      height: BAR,
      fill: full ? 'accent' : 'paper',
      stroke: 'accent',
    },
    text(from + side * (width + 4), baseline(y, BAR, TICK_SIZE), `${String(Math.round(share))}%`, {
      anchor: full ? 'start' : 'end',
      size: TICK_SIZE,
    }),
  ];
}

function legendMarks(
  { before, after }: DistributionChart['legend'],
  middle: number,
  names: number,
  frame: Frame,
): Mark[] {
  const y = (ROW_HEIGHT - 8) / 2;
  const [left, right] = [middle - names / 2, middle + names / 2];
  const box = (x: number, fill: 'paper' | 'accent'): Mark => ({
    kind: 'rect',
    x,
    y,
    width: 8,
    height: 8,
    fill,
    stroke: 'accent',
  });
  return [
    box(left - 8, 'paper'),
    fitted(left - 12, baseline(0), before, left - 12, frame, { anchor: 'end' }),
    box(right, 'accent'),
    fitted(right + 12, baseline(0), after, frame.width - right - 12, frame),
  ];
}
