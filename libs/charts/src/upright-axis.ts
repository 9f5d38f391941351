import type { ScaleLinear } from 'd3-scale';
import { tickText, TICK_SIZE } from './axis.js';
import { GAP, line, text, type Frame } from './layout.js';
import type { Mark } from './scene.js';

type Scale = ScaleLinear<number, number>;

/** Room that the numbers of an upright axis need on its left. */
export const uprightWidth = (domain: Scale, { measure }: Frame): number =>
  Math.ceil(Math.max(...domain.ticks(5).map((tick) => measure(tickText(tick), TICK_SIZE, 'regular')))) + GAP;

/** Level rules behind what is drawn, and numbers on their left. */
export const uprightMarks = (scale: Scale, left: number, right: number): Mark[] =>
  scale.ticks(5).flatMap((tick) => [
    line(left, scale(tick), right, scale(tick), 'rule', 0.5),
    text(left - 5, scale(tick) + TICK_SIZE * 0.36, tickText(tick), {
      anchor: 'end',
      size: TICK_SIZE,
      ink: 'quiet',
    }),
  ]);
