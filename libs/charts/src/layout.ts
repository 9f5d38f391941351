import type { Ink, Mark, Weight } from './scene.js';
import { fitText, type Measure } from './text-width.js';

export const TEXT_SIZE = 8.5;
export const ROW_HEIGHT = 18;
export const GAP = 8;
/** Share of the width that row labels may take before they are cut. */
const LARGEST_LABEL_SHARE = 0.42;

/** How a chart is to be laid out: its width in points, and how wide texts are. */
export interface Frame {
  readonly width: number;
  readonly measure: Measure;
}

/** Width of the label column: as wide as its widest label, up to a share of the chart. */
export function labelColumn(
  labels: readonly { text: string; weight: Weight }[],
  { width, measure }: Frame,
): number {
  const widest = Math.max(0, ...labels.map(({ text, weight }) => measure(text, TEXT_SIZE, weight)));
  return Math.min(Math.ceil(widest), width * LARGEST_LABEL_SHARE);
}

export const widest = (texts: readonly string[], { measure }: Frame): number =>
  Math.ceil(Math.max(0, ...texts.map((text) => measure(text, TEXT_SIZE, 'regular'))));

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: Weight;
  readonly ink?: Ink;
  readonly size?: number;
}

export const text = (x: number, y: number, content: string, options: TextOptions = {}): Mark => {
  const { anchor = 'start', weight = 'regular', ink = 'ink', size = TEXT_SIZE } = options;
  return { kind: 'text', x, y, text: content, size, weight, anchor, ink };
};

/** A text that ends with an ellipsis rather than leave `width`. */
export const fitted = (
  x: number,
  y: number,
  content: string,
  width: number,
  frame: Frame,
  options: TextOptions = {},
): Mark =>
  text(
    x,
    y,
    fitText(content, width, (t) => frame.measure(t, options.size ?? TEXT_SIZE, options.weight ?? 'regular')),
    options,
  );

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  ink: Ink,
  width = 0.75,
  dashed = false,
): Mark => ({
  kind: 'line',
  x1,
  y1,
  x2,
  y2,
  ink,
  width,
  ...(dashed && { dashed }),
});

/** Baseline of a text that stands in the middle of a row. */
export const baseline = (rowTop: number, height = ROW_HEIGHT, size = TEXT_SIZE): number =>
  rowTop + height / 2 + size * 0.36;
