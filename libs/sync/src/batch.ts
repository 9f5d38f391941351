/** What a network has been found to carry in one request, in bytes. */
export interface BatchSize {
  readonly bytes: number;
}

/** Two seconds at 64 kbit/s: long enough to be worth a request, short enough to get through a bad line. */
export const FIRST_BATCH: BatchSize = { bytes: 16_384 };
const SMALLEST = 4_096;
/** Well below what a server takes. */
const LARGEST = 524_288;
const MOST_ITEMS = 100;

/** A batch got through: the next may be twice as large. */
export const larger = ({ bytes }: BatchSize): BatchSize => ({ bytes: Math.min(LARGEST, bytes * 2) });

/** A batch did not get through: the next is half as large. */
export const smaller = ({ bytes }: BatchSize): BatchSize => ({ bytes: Math.max(SMALLEST, bytes / 2) });

/**
 * How many of the items that wait, first come first, make the next batch. One at least, however large it is.
 *
 * @param sizes bytes of each item
 * @example itemsOfBatch([6000, 6000, 6000], { bytes: 16384 }) // 2
 */
export function itemsOfBatch(sizes: readonly number[], { bytes }: BatchSize): number {
  let left = bytes;
  const fitting = sizes.slice(0, MOST_ITEMS).findIndex((size) => (left -= size) < 0);
  return Math.max(Math.min(1, sizes.length), fitting === -1 ? Math.min(sizes.length, MOST_ITEMS) : fitting);
}
