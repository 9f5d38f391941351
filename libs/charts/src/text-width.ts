import type { Weight } from './scene.js';

/** Width of a text in points. The PDF passes its font's own; the browser's fonts differ, so there it is estimated. */
export type Measure = (text: string, size: number, weight: Weight) => number;

/** A careful estimate for any sans-serif font: one em for a Chinese character, a little over half for a Latin one. */
export const estimateWidth: Measure = (text, size, weight) => {
  const ems = Array.from(text, (character) =>
    /[\u1100-\uffee\u{20000}-\u{3ffff}]/u.test(character) ? 1 : 0.58,
  );
  return size * (weight === 'bold' ? 1.06 : 1) * ems.reduce((sum, em) => sum + em, 0);
};

/**
 * The text itself where it fits, else as much of it as fits with an ellipsis.
 *
 * @example fitText('abcdef', 3, (text) => text.length) // 'ab…'
 */
export function fitText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && measure(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('')}…`;
}
