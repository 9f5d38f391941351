import type { ScaleLinear } from 'd3-scale';
import { line, text, TEXT_SIZE, type Frame } from './layout.js';
import type { Mark } from './scene.js';

export const TICK_SIZE = 7.5;
/** Room an axis needs under its rows. */
export const AXIS_HEIGHT = 30;

type Scale = ScaleLinear<number, number>;

/** Vertical rules behind the rows, numbers under them, the axis's name under those. */
export function axisMarks(scale: Scale, top: number, bottom: number, name: string, frame: Frame): Mark[] {
  const [left = 0, right = 0] = scale.range();
  const ticks = ticksThatFit(scale, right - left, frame);
  return [
    ...ticks.map((tick) => line(scale(tick), top, scale(tick), bottom, 'rule', 0.5)),
    ...ticks.map((tick) =>
      text(scale(tick), bottom + 11, tickText(tick), { anchor: 'middle', size: TICK_SIZE, ink: 'quiet' }),
    ),
    text((left + right) / 2, bottom + 11 + TEXT_SIZE + 4, name, {
      anchor: 'middle',
      size: TICK_SIZE,
      ink: 'quiet',
    }),
  ];
}

function ticksThatFit(scale: Scale, width: number, { measure }: Frame): number[] {
  for (const count of [6, 4, 2]) {
    const ticks = scale.ticks(count);
    const widest = Math.max(...ticks.map((tick) => measure(tickText(tick), TICK_SIZE, 'regular')));
    if (ticks.length * (widest + 6) <= width) return ticks;
  }
  return scale.domain();
}

/** A number on an axis, with a true minus. */
export const tickText = (value: number): string => String(Object.is(value, -0) ? 0 : value).replace('-', '−');
