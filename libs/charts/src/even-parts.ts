/**
 * A list in as few parts as hold at most so many, all of about one length, so that none is left with a single line.
 *
 * @example evenParts([1, 2, 3, 4, 5], 4) // [[1, 2, 3], [4, 5]]
 */
export function evenParts<T>(all: readonly T[], most: number): T[][] {
  const parts = Math.ceil(all.length / most);
  const size = Math.ceil(all.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, part) => all.slice(part * size, (part + 1) * size));
}
