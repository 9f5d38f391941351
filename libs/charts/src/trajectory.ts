import { scaleLinear } from 'd3-scale';
import { TICK_SIZE } from './axis.js';
import { baseline, fitted, GAP, line, ROW_HEIGHT, widest, type Frame } from './layout.js';
import { marker } from './markers.js';
import type { Mark, Scene } from './scene.js';
import { uprightMarks, uprightWidth } from './upright-axis.js';

/** A mean with its interval. */
export interface TrajectoryPoint {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Means with their intervals through the waves, a line for each arm. A wave without a figure breaks the line. */
export interface TrajectoryChart {
  readonly kind: 'trajectory';
  readonly title: string;
  readonly description: string;
  /** Lowest and highest possible score: the axis never goes beyond. */
  readonly domain: readonly [number, number];
  readonly axis: string;
  /** Said beside the axis where it holds less than the domain. */
  readonly partOfScale: string;
  readonly waves: readonly string[];
  readonly series: readonly {
    readonly label: string;
    /** By wave; undefined where there is no figure. */
    readonly points: readonly (TrajectoryPoint | undefined)[];
    /** The figures in words, or why there are none, beside the label. */
    readonly value: string;
  }[];
}

const PLOT = 150;
/** By how much the name of the axis stands off its highest number. */
const AXIS_GAP = 4;
const SAMPLE = 26;
const CAP = 2.5;
/** Part of the possible range that the axis holds at least: smaller differences are not blown up further. */
const LEAST_SHOWN = 0.25;

export function drawTrajectory(chart: TrajectoryChart, frame: Frame): Scene {
  const top = chart.series.length * ROW_HEIGHT + ROW_HEIGHT;
  const bottom = top + PLOT;
  const [from, to] = axisDomain(chart);
  const isWhole = from <= chart.domain[0] && to >= chart.domain[1];
  const axis = isWhole ? chart.axis : `${chart.axis} ${chart.partOfScale}`;
  const scale = scaleLinear([from, to], [bottom, top]);
  const left = uprightWidth(scale, frame);
  const slot = (frame.width - left) / Math.max(1, chart.waves.length);
  const step = Math.min(10, slot / (chart.series.length + 1));
  const x = (wave: number, series: number) =>
    left + (wave + 0.5) * slot + (series - (chart.series.length - 1) / 2) * step;
  return {
    width: frame.width,
    height: bottom + ROW_HEIGHT,
    title: chart.title,
    description: chart.description,
    marks: [
      ...chart.series.flatMap((series, i) => keyMarks(series, i, frame)),
      fitted(0, baseline(top - ROW_HEIGHT) - AXIS_GAP, axis, frame.width, frame, {
        size: TICK_SIZE,
        ink: 'quiet',
      }),
      ...uprightMarks(scale, left, frame.width),
      ...chart.waves.map((wave, i) =>
        fitted(left + (i + 0.5) * slot, baseline(bottom), wave, slot - GAP, frame, { anchor: 'middle' }),
      ),
      ...chart.series.flatMap(({ points }, i) => seriesMarks(points, i, (wave) => x(wave, i), scale)),
    ],
  };
}

/** A series's mark on a piece of its line, its name, and its figures. */
function keyMarks({ label, value }: TrajectoryChart['series'][number], i: number, frame: Frame): Mark[] {
  const y = i * ROW_HEIGHT + ROW_HEIGHT / 2;
  const room = frame.width - SAMPLE;
  const values = Math.min(widest([value], frame), room * 0.6);
  return [
    line(0, y, SAMPLE - GAP, y, 'accent', 1.25, i % 2 === 1),
    marker(i, (SAMPLE - GAP) / 2, y),
    fitted(SAMPLE, baseline(i * ROW_HEIGHT), label, room - values - GAP, frame),
    fitted(frame.width, baseline(i * ROW_HEIGHT), value, values, frame, { anchor: 'end' }),
  ];
}

function seriesMarks(
  points: TrajectoryChart['series'][number]['points'],
  series: number,
  x: (wave: number) => number,
  y: (value: number) => number,
): Mark[] {
  const steps = points.flatMap((to, wave): Mark[] => {
    const from = points[wave - 1];
    return from && to
      ? [line(x(wave - 1), y(from.mean), x(wave), y(to.mean), 'accent', 1.25, series % 2 === 1)]
      : [];
  });
  const means = points.flatMap((point, wave): Mark[] => {
    if (!point) return [];
    const [at, low, high] = [x(wave), y(point.low), y(point.high)];
    return [
      line(at, low, at, high, 'accent', 1),
      line(at - CAP, low, at + CAP, low, 'accent', 1),
      line(at - CAP, high, at + CAP, high, 'accent', 1),
      marker(series, at, y(point.mean)),
    ];
  });
  return [...steps, ...means];
}

/** A round part of the possible range that holds every interval. */
function axisDomain({ domain: [lowest, highest], series }: TrajectoryChart): [number, number] {
  const shown = series.flatMap(({ points }) => points.flatMap((point) => point ?? []));
  if (shown.length === 0) return [lowest, highest];
  const [low, high] = [Math.min(...shown.map((p) => p.low)), Math.max(...shown.map((p) => p.high))];
  const spare = Math.max(0, LEAST_SHOWN * (highest - lowest) - (high - low)) / 2;
  const [from = lowest, to = highest] = scaleLinear([low - spare, high + spare], [0, 1])
    .nice(5)
    .domain();
  // An interval may reach beyond what a score can be; it is drawn in full.
  return [Math.max(from, Math.min(lowest, low)), Math.min(to, Math.max(highest, high))];
}
