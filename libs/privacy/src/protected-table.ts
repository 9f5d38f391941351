import { CountNetwork, type Arc } from './count-network.js';

/** A table of counts: a line has counts by column, or parts that add up to it. */
export type TableLine = { readonly counts: readonly number[] } | { readonly parts: readonly TableLine[] };

/** The same with margins; null where a figure is hidden. */
export interface ProtectedLine {
  /** By column. */
  readonly counts: readonly (number | null)[];
  /** Over all columns; with one column its count once more. */
  readonly total: number | null;
  readonly parts: readonly ProtectedLine[];
}

export interface Protection {
  /** Counts of 1 to minimum − 1 are hidden. */
  readonly minimum: number;
  /** Whether zeros are hidden as well: on sensitive questions "nobody" and "everybody" tell about each. Default: shown. */
  readonly zeros?: 'shown' | 'hidden';
}

/**
 * Hides small counts in a table with all its margins: columns, their total, and lines grouped to any depth.
 *
 * Counts under the minimum are hidden, and as many others as it takes that every hidden figure could have at
 * least `minimum` values for a reader who knows all that is printed, that parts add up to totals, and that no
 * count is negative. Zeros that are shown are taken to be known, and never hide anything.
 *
 * The table is a network in which figures are arcs; the values a hidden figure can have follow from two largest
 * flows, in whole numbers. Each figure that could be inferred too closely gets the cheapest path that frees it;
 * at last, what turned out not to be needed is shown again. Not guarded against: a reader who knows a count from
 * elsewhere, and other tables of the same people ({@link releaseFaults}).
 *
 * @param table at least one column, the same number in every line; whole numbers, none negative
 * @returns where so few are left that nothing can be shown, every count but zeros is null
 * @throws RangeError for lines of different length or counts that are none
 * @see Fischetti M, Salazar JJ (1999), "Models and algorithms for the 2-dimensional cell suppression problem in
 *   statistical disclosure control", Mathematical Programming 84; Gusfield D (1988), "A graph theoretic approach
 *   to statistical data security", SIAM Journal on Computing 17
 * @example protectTable({ parts: [{ counts: [3] }, { counts: [20] }, { counts: [40] }] }, { minimum: 10 }).parts.map((p) => p.total) // [null, null, 40]
 */
export function protectTable(table: TableLine, { minimum, zeros = 'shown' }: Protection): ProtectedLine {
  const drawing = new Drawing(columnsOf(table), zeros === 'shown');
  const drawn = drawing.line(table, OUTSIDE, () => OUTSIDE);
  const network = new CountNetwork(drawing.nodes, drawing.arcs);
  hide(network, minimum, zeros);
  return shown(drawn, network.arcs);
}

/** The node that everything comes from and goes back to. */
const OUTSIDE = 0;

/** A line with its figures as places among the arcs. */
interface DrawnLine {
  readonly counts: readonly number[];
  readonly total: number;
  readonly parts: readonly DrawnLine[];
}

/**
 * Draws the network. Totals flow from groups to their parts, there they split into columns, and columns flow
 * together again from parts to groups. Each figure is drawn once, so every sum of the table is a node.
 */
class Drawing {
  readonly arcs: Arc[] = [];
  nodes = 1;

  constructor(
    private readonly columns: number,
    private readonly zerosAreKnown: boolean,
  ) {}

  line(line: TableLine, from: number, toColumn: (column: number) => number): DrawnLine {
    const values = countsOf(line, this.columns);
    const isSingle = this.columns === 1;
    if ('counts' in line && isSingle) {
      const only = this.#arc(from, toColumn(0), values[0] as number);
      return { counts: [only], total: only, parts: [] };
    }
    const split = this.nodes++;
    const total = this.#arc(
      from,
      split,
      values.reduce((a, b) => a + b, 0),
    );
    if ('counts' in line)
      return { counts: values.map((value, j) => this.#arc(split, toColumn(j), value)), total, parts: [] };
    if (isSingle) {
      const parts = line.parts.map((part) => this.line(part, split, toColumn));
      return { counts: [total], total, parts };
    }
    const joins = values.map(() => this.nodes++);
    const parts = line.parts.map((part) => this.line(part, split, (j) => joins[j] as number));
    const counts = values.map((value, j) => this.#arc(joins[j] as number, toColumn(j), value));
    return { counts, total, parts };
  }

  #arc(tail: number, head: number, value: number): number {
    const isFixed = value === 0 && this.zerosAreKnown;
    return this.arcs.push({ tail, head, value, isFixed, isHidden: false }) - 1;
  }
}

function hide(network: CountNetwork, minimum: number, zeros: 'shown' | 'hidden'): void {
  const { arcs } = network;
  const isSmall = ({ value, isFixed }: Arc) => !isFixed && value < minimum && (value > 0 || zeros === 'hidden');
  for (const arc of arcs) arc.isHidden = isSmall(arc);
  const spread = minimum - 1;
  const isSafe = (i: number) => network.width(i, spread) >= spread;
  // Hiding more makes no figure less safe, so each needs to be looked at once.
  const hidden = arcs.flatMap((arc, i) => (arc.isHidden ? [i] : []));
  for (const i of hidden)
    while (!isSafe(i)) {
      const cover = network.cheapestCover(i, spread);
      if (cover.length === 0) break;
      for (const arc of cover) (arcs[arc] as Arc).isHidden = true;
      hidden.push(...cover);
    }
  const spare = arcs.filter((arc) => arc.isHidden && !isSmall(arc)).sort((a, b) => b.value - a.value);
  for (const arc of spare) {
    arc.isHidden = false;
    arc.isHidden = hidden.some((i) => (arcs[i] as Arc).isHidden && !isSafe(i));
  }
}

function shown({ counts, total, parts }: DrawnLine, arcs: readonly Arc[]): ProtectedLine {
  const figure = (i: number) => {
    const { value, isHidden } = arcs[i] as Arc;
    return isHidden ? null : value;
  };
  return { counts: counts.map(figure), total: figure(total), parts: parts.map((part) => shown(part, arcs)) };
}

function columnsOf(line: TableLine): number {
  if ('counts' in line) return line.counts.length;
  const [first] = line.parts;
  if (!first) throw new RangeError('a group has parts');
  return columnsOf(first);
}

function countsOf(line: TableLine, columns: number): readonly number[] {
  if ('parts' in line)
    return line.parts
      .map((part) => countsOf(part, columns))
      .reduce<number[]>((sum, counts) => counts.map((count, j) => count + (sum[j] ?? 0)), []);
  if (
    line.counts.length !== columns ||
    columns === 0 ||
    !line.counts.every((n) => Number.isInteger(n) && n >= 0)
  )
    throw new RangeError('counts are whole numbers, none negative, the same number in every line');
  return line.counts;
}
