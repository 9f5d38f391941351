import type { ReleasedFigure } from '@tongxing/impact';

/** A released figure as it is kept. */
export interface StoredFigure {
  readonly measure: string;
  /** One bit a participant, in the order of the analysis and from the lowest bit of each byte, as base64. */
  readonly members: string;
}

/** @param among how many people were in the analysis */
export function stored({ measure, rows }: ReleasedFigure, among: number): StoredFigure {
  const bits = Buffer.alloc(Math.ceil(among / 8));
  for (const row of rows) bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7));
  return { measure, members: bits.toString('base64') };
}

/** Those of `people` who are members. */
export function membersOf({ members }: StoredFigure, people: readonly string[]): Set<string> {
  const bits = Buffer.from(members, 'base64');
  return new Set(people.filter((_, row) => ((bits[row >> 3] ?? 0) >> (row & 7)) & 1));
}
