import type { Mark } from './scene.js';

const RADIUS = 3.4;

/** Marks that are told apart by shape and filling; the seventh series looks like the first. */
const SHAPES: readonly ((x: number, y: number) => Mark)[] = [
  (x, y) => ({ kind: 'circle', x, y, r: RADIUS, fill: 'accent', stroke: 'accent' }),
  (x, y) => square(x, y, 'paper'),
  (x, y) => diamond(x, y, 'accent'),
  (x, y) => ({ kind: 'circle', x, y, r: RADIUS, fill: 'paper', stroke: 'accent' }),
  (x, y) => square(x, y, 'accent'),
  (x, y) => diamond(x, y, 'paper'),
];

/** The mark of one of several series, by its place among them. */
export const marker = (series: number, x: number, y: number): Mark =>
  (SHAPES[series % SHAPES.length] as (typeof SHAPES)[number])(x, y);

/** A square that stands on its tip. */
export function diamond(x: number, y: number, fill: 'accent' | 'paper'): Mark {
  const reach = RADIUS + 1;
  const points = [
    [x, y - reach],
    [x + reach, y],
    [x, y + reach],
    [x - reach, y],
  ] as const;
  return { kind: 'polygon', points, fill, stroke: 'accent' };
}

const square = (x: number, y: number, fill: 'accent' | 'paper'): Mark => ({
  kind: 'rect',
  x: x - RADIUS + 0.3,
  y: y - RADIUS + 0.3,
  width: 2 * RADIUS - 0.6,
  height: 2 * RADIUS - 0.6,
  fill,
  stroke: 'accent',
});
