import type { ReleasedFigure } from '@tongxing/impact';

/**
 * A released figure as it is kept, in whichever way is shorter. Members are places of participants in the order of the
 * analysis, as base64:
 *
 * | kept as   | holds                                                                             |
 * |-----------|-----------------------------------------------------------------------------------|
 * | `members` | one bit a participant, from the lowest bit of each byte                           |
 * | `gaps`    | how far each member stands after the one before, seven bits a byte, lowest first; the eighth says that more follow |
 */
export type StoredFigure =
  { readonly measure: string; readonly members: string } | { readonly measure: string; readonly gaps: string };

/** @param among how many people were in the analysis */
export function stored({ measure, rows }: ReleasedFigure, among: number): StoredFigure {
  const gaps = gapsOf(rows, Math.ceil(among / 8));
  if (gaps) return { measure, gaps: gaps.toString('base64') };
  const bits = Buffer.alloc(Math.ceil(among / 8));
  for (const row of rows) bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7));
  return { measure, members: bits.toString('base64') };
}

/** Places of the members, ascending. */
export function placesOf(figure: StoredFigure): Int32Array {
  return 'gaps' in figure
    ? placesByGap(Buffer.from(figure.gaps, 'base64'))
    : placesOfBits(Buffer.from(figure.members, 'base64'));
}

/** Undefined where bits are as short. */
function gapsOf(rows: ReleasedFigure['rows'], size: number): Buffer | undefined {
  if (rows.length >= size) return undefined;
  const bytes = Buffer.alloc(size);
  let [at, before] = [0, -1];
  for (const row of rows) {
    let gap = row - before;
    before = row;
    for (; at < size && gap >= 0x80; gap >>>= 7) bytes[at++] = (gap & 0x7f) | 0x80;
    if (at >= size - 1) return undefined;
    bytes[at++] = gap;
  }
  return bytes.subarray(0, at);
}

function placesByGap(bytes: Buffer): Int32Array {
  const places = new Int32Array(bytes.length);
  let [count, place, gap, shift] = [0, -1, 0, 0];
  for (const byte of bytes) {
    gap |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte & 0x80) continue;
    place += gap;
    places[count++] = place;
    [gap, shift] = [0, 0];
  }
  return places.subarray(0, count);
}

function placesOfBits(bits: Buffer): Int32Array {
  const places = new Int32Array(8 * bits.length);
  let count = 0;
  for (let place = 0; place < places.length; place++)
    if (((bits[place >> 3] as number) >> (place & 7)) & 1) places[count++] = place;
  return places.slice(0, count);
}
