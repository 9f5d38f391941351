/** A place where a file does not read as it was made. */
export interface PrintedDifference {
  /** Page of the file, from 1. */
  readonly page: number;
  /** What the file says; absent where something is missing. */
  readonly printed?: string;
  /** What it should say; absent where something was added. */
  readonly made?: string;
}

type Pages = readonly { readonly texts: readonly string[] }[];

/**
 * Compares what a file says with what was made, page by page and element by element.
 *
 * Where a page holds elements more or fewer, what both begin and end with is left out and the rest is set side by
 * side.
 *
 * @returns none where both read alike, whatever their bytes
 */
export function printedDifferences(printed: Pages, made: Pages): PrintedDifference[] {
  return Array.from({ length: Math.max(printed.length, made.length) }, (_, i) =>
    differencesOf(i + 1, printed[i]?.texts ?? [], made[i]?.texts ?? []),
  ).flat();
}

function differencesOf(page: number, printed: readonly string[], made: readonly string[]): PrintedDifference[] {
  const start = commonLength(printed, made);
  const end = commonLength([...printed.slice(start)].reverse(), [...made.slice(start)].reverse());
  const [left, right] = [printed.slice(start, printed.length - end), made.slice(start, made.length - end)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => ({
    page,
    ...(left[i] !== undefined && { printed: left[i] }),
    ...(right[i] !== undefined && { made: right[i] }),
  })).filter(({ printed: is, made: was }) => is !== was);
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) if (a[i] !== b[i]) return i;
  return end;
}
