import { INK_COLOURS, type Ink, type Mark } from '@tongxing/charts';

/**
 * Operators of a page's content stream, for a coordinate system whose y grows downwards. pdfkit's own methods write
 * each colour and each coordinate anew, at several times the cost.
 */

/** Hundredths of a point are finer than any printer. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

/** @param hex `#rrggbb` */
const components = (hex: string): string =>
  [1, 3, 5].map((at) => n(parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');

/** Behind table headers and callouts. */
const TINT = components('#eef2f4');

const COLOURS = Object.fromEntries(
  Object.entries(INK_COLOURS).map(([ink, hex]) => [ink, components(hex)]),
) as Record<Ink, string>;

/** Length of a control line by which four Bézier curves are a circle. */
const ROUND = 0.5523;

export const fillIn = (colour: Ink | 'tint'): string => `${colour === 'tint' ? TINT : COLOURS[colour]} rg`;

const strokeIn = (ink: Ink): string => `${COLOURS[ink]} RG`;

export const rectangle = (x: number, y: number, width: number, height: number): string =>
  `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`;

export const stroke = (x1: number, y1: number, x2: number, y2: number, ink: Ink, width: number): string =>
  `${n(width)} w ${strokeIn(ink)} ${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l S`;

/** @param code glyphs in hexadecimal, with what stands between them */
export const glyphs = (code: string, x: number, baseline: number): string =>
  `1 0 0 -1 ${n(x)} ${n(baseline)} Tm [<${code}>] TJ`;

/** @param shown operators of {@link glyphs} */
export const text = (font: string, size: number, ink: Ink, shown: string): string =>
  `BT ${fillIn(ink)} /${font} ${n(size)} Tf ${shown} ET`;

/** A mark other than a text, with the place of its chart added. */
export function shape(mark: Exclude<Mark, { kind: 'text' }>, left: number, top: number): string {
  switch (mark.kind) {
    case 'line': {
      const { x1, y1, x2, y2, ink, width, dashed } = mark;
      const drawn = stroke(left + x1, top + y1, left + x2, top + y2, ink, width);
      return dashed ? `[3 3] 0 d ${drawn} [] 0 d` : drawn;
    }
    case 'rect':
      return painted(rectangle(left + mark.x, top + mark.y, mark.width, mark.height), mark, 1);
    case 'circle':
      return painted(circle(left + mark.x, top + mark.y, mark.r), mark, 1.25);
    case 'polygon': {
      const points = mark.points.map(([x, y], i) => `${n(left + x)} ${n(top + y)} ${i === 0 ? 'm' : 'l'}`);
      return painted(`${points.join(' ')} h`, mark, 1.25);
    }
  }
}

const painted = (
  path: string,
  { fill, stroke }: { readonly fill: Ink; readonly stroke?: Ink },
  width: number,
): string =>
  stroke === undefined
    ? `${fillIn(fill)} ${path} f`
    : `${n(width)} w ${fillIn(fill)} ${strokeIn(stroke)} ${path} B`;

function circle(x: number, y: number, r: number): string {
  const k = r * ROUND;
  const curve = (...points: number[]) => `${points.map(n).join(' ')} c`;
  return [
    `${n(x - r)} ${n(y)} m`,
    curve(x - r, y - k, x - k, y - r, x, y - r),
    curve(x + k, y - r, x + r, y - k, x + r, y),
    curve(x + r, y + k, x + k, y + r, x, y + r),
    curve(x - k, y + r, x - r, y + k, x - r, y),
    'h',
  ].join(' ');
}
