import fc from 'fast-check';
import { protectTable, type ProtectedLine, type TableLine } from './protected-table.js';

/** What is printed, as equations over the innermost counts: which of them add up to which figure. */
interface Figure {
  readonly cells: readonly number[];
  readonly truth: number;
  readonly printed: number | null;
}

function figuresOf(table: TableLine, printed: ProtectedLine): { figures: Figure[]; cells: number } {
  const figures: Figure[] = [];
  let cells = 0;
  const walk = (line: TableLine, shown: ProtectedLine): { cells: number[][]; values: number[] } => {
    const parts = 'parts' in line ? line.parts.map((part, i) => walk(part, shown.parts[i]!)) : [];
    const columns = shown.counts.map((_, j) =>
      'counts' in line
        ? { cells: [cells++], value: line.counts[j]! }
        : { cells: parts.flatMap((p) => p.cells[j]!), value: parts.reduce((sum, p) => sum + p.values[j]!, 0) },
    );
    columns.forEach(({ cells: of, value }, j) =>
      figures.push({ cells: of, truth: value, printed: shown.counts[j]! }),
    );
    const all = columns.flatMap((column) => column.cells);
    const total = columns.reduce((sum, { value }) => sum + value, 0);
    figures.push({ cells: all, truth: total, printed: shown.total });
    return { cells: columns.map((c) => c.cells), values: columns.map((c) => c.value) };
  };
  walk(table, printed);
  return { figures, cells };
}

/**
 * The reader as an adversary who knows nothing of networks: the smallest and largest value of a sum of cells
 * under the printed sums, by the two-phase simplex method with Bland's rule.
 */
function interval({ figures, cells }: ReturnType<typeof figuresOf>, of: readonly number[]): [number, number] {
  const equations = figures
    .filter(({ printed }) => printed !== null)
    .map((f) => ({
      row: Array.from({ length: cells }, (_, i) => (f.cells.includes(i) ? 1 : 0)),
      sum: f.printed!,
    }));
  const objective = Array.from({ length: cells }, (_, i) => (of.includes(i) ? 1 : 0));
  const low = minimise(equations, objective);
  return [
    low,
    -minimise(
      equations,
      objective.map((c) => -c),
    ),
  ];
}

function minimise(equations: { row: number[]; sum: number }[], objective: number[]): number {
  const [m, n] = [equations.length, objective.length];
  const tableau = equations.map(({ row, sum }, i) => [
    ...row,
    ...equations.map((_, k) => (k === i ? 1 : 0)),
    sum,
  ]);
  const basis = equations.map((_, i) => n + i);
  run(tableau, basis, [...objective.map(() => 0), ...equations.map(() => 1)], n + m);
  for (let i = m - 1; i >= 0; i--) {
    if (basis[i]! < n) continue;
    const enters = tableau[i]!.findIndex((x, j) => j < n && Math.abs(x) > 1e-9);
    if (enters >= 0) {
      pivot(tableau, i, enters);
      basis[i] = enters;
    } else {
      tableau.splice(i, 1);
      basis.splice(i, 1);
    }
  }
  return run(tableau, basis, [...objective, ...equations.map(() => 0)], n);
}

/** Simplex steps over the first `usable` columns; returns the least value, or −Infinity. */
function run(tableau: number[][], basis: number[], cost: number[], usable: number): number {
  const last = cost.length;
  for (;;) {
    const reduced = (j: number) =>
      cost[j]! - tableau.reduce((sum, row, i) => sum + cost[basis[i]!]! * row[j]!, 0);
    const enters = Array.from({ length: usable }, (_, j) => j).find((j) => reduced(j) < -1e-9);
    if (enters === undefined) return tableau.reduce((sum, row, i) => sum + cost[basis[i]!]! * row[last]!, 0);
    let leaves = -1;
    tableau.forEach((row, i) => {
      if (row[enters]! <= 1e-9) return;
      const ratio = row[last]! / row[enters]!;
      const best = leaves < 0 ? Infinity : tableau[leaves]![last]! / tableau[leaves]![enters]!;
      if (ratio < best - 1e-12 || (Math.abs(ratio - best) <= 1e-12 && basis[i]! < basis[leaves]!)) leaves = i;
    });
    if (leaves < 0) return -Infinity;
    pivot(tableau, leaves, enters);
    basis[leaves] = enters;
  }
}

function pivot(tableau: number[][], leaves: number, enters: number): void {
  const by = tableau[leaves]![enters]!;
  tableau[leaves] = tableau[leaves]!.map((x) => x / by);
  const fixed = tableau[leaves];
  tableau.forEach((row, i) => {
    const factor = row[enters]!;
    if (i !== leaves && factor !== 0) tableau[i] = row.map((x, j) => x - factor * fixed[j]!);
  });
}

/** Whether the reader is left with the truth among at least `minimum` values. */
function isUncertain(known: ReturnType<typeof figuresOf>, { cells, truth }: Figure, minimum: number): boolean {
  const [low, high] = interval(known, cells);
  return low <= truth + 1e-6 && high >= truth - 1e-6 && high - low >= minimum - 1 - 1e-6;
}

const isTelling = (truth: number, minimum: number, zeros: 'shown' | 'hidden') =>
  truth === 0 ? zeros === 'hidden' : truth < minimum;

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }));
const leaf = (columns: number) =>
  fc.array(count, { minLength: columns, maxLength: columns }).map((counts) => ({ counts }));
const group = (columns: number) =>
  fc.array(leaf(columns), { minLength: 1, maxLength: 3 }).map((parts) => ({ parts }));
const table: fc.Arbitrary<TableLine> = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.oneof(
    fc.array(leaf(columns), { minLength: 1, maxLength: 5 }).map((parts): TableLine => ({ parts })),
    fc.array(group(columns), { minLength: 1, maxLength: 3 }).map((parts): TableLine => ({ parts })),
  ),
);

describe('a protected table', () => {
  it.each(['shown', 'hidden'] as const)(
    'of 1,000 drawn at random lets nobody infer a hidden figure closely, zeros %s',
    (zeros) => {
      fc.assert(
        fc.property(table, fc.constantFrom(3, 5, 10), (drawn, minimum) => {
          const known = figuresOf(drawn, protectTable(drawn, { minimum, zeros }));
          const wrong = known.figures.filter((figure) =>
            figure.printed === null
              ? !isUncertain(known, figure, minimum)
              : figure.printed !== figure.truth || isTelling(figure.truth, minimum, zeros),
          );
          expect(wrong).toEqual([]);
        }),
        { numRuns: 1000, seed: 20260925 },
      );
    },
    300_000,
  );

  it('hides nothing where nothing is small', () => {
    const { counts, total, parts } = protectTable(
      { parts: [{ counts: [20, 30] }, { counts: [40, 0] }] },
      { minimum: 10 },
    );
    expect([counts, total, parts.map((p) => [p.counts, p.total])]).toEqual([
      [60, 30],
      90,
      [
        [[20, 30], 50],
        [[40, 0], 40],
      ],
    ]);
  });

  it('hides one small count with three others, the cheapest, in a square', () => {
    const { parts, counts, total } = protectTable(
      { parts: [{ counts: [3, 50, 20] }, { counts: [30, 60, 25] }, { counts: [80, 90, 99] }] },
      { minimum: 10 },
    );
    expect(parts.map((p) => p.counts)).toEqual([
      [null, 50, null],
      [null, 60, null],
      [80, 90, 99],
    ]);
    expect([counts, total]).toEqual([[113, 200, 144], 457]);
  });

  it('of a handful of people shows nothing', () => {
    const { counts, total, parts } = protectTable(
      { parts: [{ counts: [2, 1] }, { counts: [1, 0] }] },
      { minimum: 10 },
    );
    expect(
      [...counts, total, ...parts.flatMap((p) => [...p.counts, p.total])].filter((x) => x !== null),
    ).toEqual([0]);
  });

  it('hides "everybody" with "nobody" where zeros tell', () => {
    const { parts } = protectTable(
      { parts: [{ counts: [25, 0] }, { counts: [20, 30] }] },
      { minimum: 5, zeros: 'hidden' },
    );
    expect(parts[0]?.counts).toEqual([null, null]);
  });

  it.each<[string, TableLine]>([
    ['lines of different length', { parts: [{ counts: [1, 2] }, { counts: [1] }] }],
    ['a negative count', { counts: [-1, 2] }],
    ['half a person', { counts: [0.5, 2] }],
    ['a group of nothing', { parts: [] }],
    ['no column', { counts: [] }],
  ])('is refused with %s', (_, wrong) => {
    expect(() => protectTable(wrong, { minimum: 10 })).toThrow(RangeError);
  });
});
