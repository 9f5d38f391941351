// The package has no types of its own, and builds of single programs find those here by this line alone.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./linebreak.d.ts" />
import LineBreaker from 'linebreak';

/** What stands on one line: a word with the spaces after it, or a Chinese character. */
export interface Piece {
  readonly text: string;
  /** In thousandths of the type size; the spaces after it count. */
  readonly width: number;
  /** The same without the spaces after it. */
  readonly bare: number;
  /** Whether what follows begins a new line in any case. */
  readonly ends: boolean;
}

export interface Line {
  readonly pieces: readonly Piece[];
  /** In thousandths of the type size, without the spaces at its end. */
  readonly width: number;
}

/** Widths add up in another order than they were measured in. */
const TOLERANCE = 1e-3;

/** Texts between the places where a line may break. */
export function unbreakable(text: string): { readonly text: string; readonly ends: boolean }[] {
  const breaker = new LineBreaker(text);
  const parts = [];
  for (let start = 0, next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    parts.push({ text: text.slice(start, next.position).replace(/[\r\n]+/g, ''), ends: next.required });
    start = next.position;
  }
  return parts;
}

/**
 * Fills lines with pieces, as many on each as fit.
 *
 * @param width in thousandths of the type size
 * @param cut what is wider than a whole line is cut into so many characters as are given
 */
export function linesOf(
  pieces: readonly Piece[],
  width: number,
  cut: (piece: Piece) => readonly Piece[],
): Line[] {
  const lines: Line[] = [];
  let open: Piece[] = [];
  let left = width;
  const end = () => {
    const last = open.at(-1);
    lines.push({ pieces: open, width: last ? width - left - last.width + last.bare : 0 });
    open = [];
    left = width;
  };
  const put = (piece: Piece) => {
    if (piece.width > left + TOLERANCE && open.length > 0) end();
    open.push(piece);
    left -= piece.width;
  };
  for (const piece of pieces) {
    if (piece.width > width + TOLERANCE) cut(piece).forEach(put);
    else put(piece);
    if (piece.ends) end();
  }
  if (open.length > 0) end();
  return lines;
}
