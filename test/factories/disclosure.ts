import type { Disclosure } from '@tongxing/impact';

/** Hides counts under ten, and the smallest other one where a single count is hidden. */
export const PUBLIC: Disclosure = {
  minimum: 10,
  hideCounts: (counts) => {
    const isSmall = (count: number) => count > 0 && count < 10;
    const others = counts.filter((c) => c >= 10);
    const limit = counts.filter(isSmall).length === 1 ? Math.min(...others) : 0;
    return counts.map((c) => (isSmall(c) || (c > 0 && c === limit) ? null : c));
  },
};
