/** Public figures hide groups under this many people (domain.md 4, "Small cells"). */
export const PUBLIC_MINIMUM = 10;
/** Public figures whose units are sites, such as villages, hide groups of fewer than this many. */
export const PUBLIC_MINIMUM_SITES = 3;

/**
 * Hides the small counts of one column of a table whose total is or may be known.
 *
 * A count of 1 to minimum − 1 becomes null. Where that hides just one, subtraction from the total would
 * give it back, so the smallest of the others is hidden too. Zero is shown: it describes nobody.
 *
 * @param counts whole numbers, none negative
 * @example hideSmallCounts([40, 3, 25, 0], 10) // [40, null, null, 0]
 */
export function hideSmallCounts(counts: readonly number[], minimum: number): (number | null)[] {
  const hidden = counts.map((count) => count > 0 && count < minimum);
  if (hidden.filter(Boolean).length === 1) {
    const others = counts.filter((count, i) => !hidden[i] && count > 0);
    const smallest = counts.findIndex((count, i) => !hidden[i] && count === Math.min(...others));
    if (smallest >= 0) hidden[smallest] = true;
  }
  return counts.map((count, i) => (hidden[i] ? null : count));
}
