import { countIn } from './frame.js';

const BINS = 5;

/**
 * Ends of the bins that hold enough of every column; two where there is one bin, none where there are no columns.
 *
 * @example edgesFor([Float64Array.of(1, 2, 30, 31, 90, 91)], [0, 100], 2) // [0, 20, 40, 100]
 */
export function edgesFor(
  columns: readonly Float64Array[],
  [low, high]: readonly [number, number],
  minimum: number,
): number[] {
  if (columns.length === 0) return [];
  const ends = Array.from({ length: BINS + 1 }, (_, i) => low + ((high - low) * i) / BINS);
  const isEnough = (from: number, to: number) => {
    const isWithin = (score: number) => score >= from && (score < to || to === high);
    const isEnd = from === low || to === high;
    return (
      columns.every((column) => countIn(column, isWithin) >= minimum) && (!isEnd || doVary(columns, isWithin))
    );
  };
  const edges = [low];
  for (const end of ends.slice(1)) if (isEnough(edges.at(-1) as number, end)) edges.push(end);
  if (edges.at(-1) === high) return edges;
  // What is left over at the top is too little by itself.
  return [...(edges.length > 1 ? edges.slice(0, -1) : edges), high];
}

/** Whether scores for which something holds are more than one and the same. */
function doVary(columns: readonly Float64Array[], holds: (score: number) => boolean): boolean {
  let first: number | undefined;
  return columns.some((column) =>
    column.some((score) => {
      if (!holds(score)) return false;
      first ??= score;
      return score !== first;
    }),
  );
}

/** How many scores lie in each bin, lowest first. */
export function countsIn(edges: readonly number[], scores: Float64Array): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const score of scores) {
    const bin = binOf(edges, score);
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

/** The bin of a score; the highest possible one belongs to the last. */
function binOf(edges: readonly number[], score: number): number {
  const last = edges.length - 2;
  let bin = 0;
  while (bin < last && score >= (edges[bin + 1] as number)) bin++;
  return bin;
}
