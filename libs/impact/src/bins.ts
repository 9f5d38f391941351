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
    const within = columns.map((column) =>
      column.filter((score) => score >= from && (score < to || to === high)),
    );
    const isEnd = from === low || to === high;
    const values = new Set(within.flatMap((column) => [...column])).size;
    return within.every(({ length }) => length >= minimum) && (!isEnd || values > 1);
  };
  const edges = [low];
  for (const end of ends.slice(1)) if (isEnough(edges.at(-1) as number, end)) edges.push(end);
  if (edges.at(-1) === high) return edges;
  // What is left over at the top is too little by itself.
  return [...(edges.length > 1 ? edges.slice(0, -1) : edges), high];
}

/** How many scores lie in each bin, lowest first. */
export function countsIn(edges: readonly number[], scores: Float64Array): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const score of scores) counts[binOf(edges, score)] = (counts[binOf(edges, score)] ?? 0) + 1;
  return counts;
}

/** The bin of a score; the highest possible one belongs to the last. */
const binOf = (edges: readonly number[], score: number): number =>
  Math.min(edges.slice(1).filter((edge) => score >= edge).length, edges.length - 2);
