import fc from 'fast-check';
import { Reader } from '../../../test/support/reader.js';
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

/** The reader of the printed sums. */
const readerOf = ({ figures, cells }: ReturnType<typeof figuresOf>): Reader =>
  new Reader(
    cells,
    figures.flatMap(({ cells: of, printed }) =>
      printed === null ? [] : [{ factors: new Map(of.map((cell) => [cell, 1])), sum: printed }],
    ),
  );

/** Whether the reader is left with the truth among at least `minimum` values. */
function isUncertain(reader: Reader, { cells, truth }: Figure, minimum: number): boolean {
  const [low, high] = reader.interval(cells);
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
          const reader = readerOf(known);
          const wrong = known.figures.filter((figure) =>
            figure.printed === null
              ? !isUncertain(reader, figure, minimum)
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
