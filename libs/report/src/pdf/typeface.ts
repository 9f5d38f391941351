import { create, type Font, type GlyphRun } from 'fontkit';
import type { Weight } from '@tongxing/charts';
import { fontFile } from './fonts.js';

/** Shaped pieces that are kept; a server that prints for years meets names without end. */
const MOST_PIECES = 50_000;

const opened = new Map<Weight, Font>();

/**
 * A font of the report, opened once in a process: reading its tables, and shaping the words and characters that are
 * printed again and again, costs more than all else that a page needs.
 */
export function typeface(weight: Weight): Font {
  const known = opened.get(weight);
  if (known) return known;
  const font = create(fontFile(weight)) as Font;
  const shaped = remembered((text) => font.layout(text));
  const face = Object.create(font, { layout: { value: (text: string) => copyOf(shaped(text)) } }) as Font;
  opened.set(weight, face);
  return face;
}

/** pdfkit scales the positions that it is given in place: each caller has its own. */
const copyOf = (run: GlyphRun): GlyphRun =>
  Object.assign(Object.create(run) as GlyphRun, {
    positions: run.positions.map((position) => ({ ...position })),
  });

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST_PIECES) kept.clear();
    const made = make(text);
    kept.set(text, made);
    return made;
  };
}
