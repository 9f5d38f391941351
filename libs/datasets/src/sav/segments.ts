import type { Variable } from '../model/variable.js';

/** Bytes that one element of a case holds. */
export const ELEMENT = 8;
/** Longest text of a plain variable; longer ones are several variables in the file. */
const LONGEST_PLAIN = 255;
const SEGMENT_WIDTH = 252;

/** A variable as the file holds it: the whole of ours, or a piece of a very long text. */
export interface Segment {
  readonly variable: Variable;
  /** Name of at most 8 bytes. It begins with `@`, which ours cannot: no long name is ever some other's short one. */
  readonly shortName: string;
  /** Bytes; 0 for a number. */
  readonly width: number;
  /** Elements of a case that it fills. */
  readonly elements: number;
  /** Its place among the elements of a case, from 1. */
  readonly position: number;
  readonly isFirst: boolean;
}

/**
 * The variables of the file. A text of more than 255 bytes is cut into pieces that are each declared 255 wide, hold
 * 255 bytes and fill 256.
 *
 * @see PSPP, System File Format, "Very Long String Record"
 */
export function segmentsOf(variables: readonly Variable[]): Segment[] {
  let position = 1;
  const segments: Segment[] = [];
  for (const variable of variables) {
    widthsOf(variable).forEach((width, i) => {
      const elements = width === 0 ? 1 : Math.ceil(width / ELEMENT);
      const shortName = `@${(segments.length + 1).toString(36).toUpperCase()}`;
      segments.push({ variable, shortName, width, elements, position, isFirst: i === 0 });
      position += elements;
    });
  }
  return segments;
}

function widthsOf(variable: Variable): number[] {
  if (variable.kind === 'number') return [0];
  if (variable.width <= LONGEST_PLAIN) return [variable.width];
  const count = Math.ceil(variable.width / SEGMENT_WIDTH);
  const last = variable.width - SEGMENT_WIDTH * (count - 1);
  return [...Array.from({ length: count - 1 }, () => LONGEST_PLAIN), last];
}
