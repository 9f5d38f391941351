/** Public figures hide groups under this many people (domain.md 4, "Small cells"). */
export const PUBLIC_MINIMUM = 10;
/** Public figures whose units are sites, such as villages, hide groups of fewer than this many. */
export const PUBLIC_MINIMUM_SITES = 3;

/** Figures for those who work in the programme hide groups under this many. */
export const INTERNAL_MINIMUM = 5;

/**
 * Hides the small counts of one column of a table whose total is or may be known.
 *
 * A count of 1 to minimum − 1 becomes null. Where what is hidden is a single count, or adds up to fewer than
 * the minimum, subtraction from the total would give it back or nearly so: the smallest of the others are
 * hidden too. Zero is shown: it describes nobody.
 *
 * @param counts whole numbers, none negative
 * @example hideSmallCounts([40, 3, 25, 0], 10) // [40, null, null, 0]
 */
export function hideSmallCounts(counts: readonly number[], minimum: number): (number | null)[] {
  const order = counts.map((_, i) => i).sort((a, b) => (counts[a] as number) - (counts[b] as number));
  const hidden = new Set<number>();
  let sum = 0;
  for (const i of order) {
    const count = counts[i] as number;
    const isUnsafe = hidden.size === 1 || (hidden.size > 0 && sum < minimum);
    if (count === 0 || (count >= minimum && !isUnsafe)) continue;
    hidden.add(i);
    sum += count;
  }
  return counts.map((count, i) => (hidden.has(i) ? null : count));
}
