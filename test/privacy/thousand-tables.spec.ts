import fc from 'fast-check';
import {
  protectTable,
  releaseFaults,
  type ProtectedLine,
  type Release,
  type TableLine,
} from '@tongxing/privacy';
import { Reader, type Equation } from '../support/reader.js';

const MINIMUM = 10;

/** A person's place in a table of sites by answers. */
interface Person {
  readonly id: string;
  readonly site: number;
  readonly answer: number;
}

/** Two reports about a project: between them people came and people left. */
interface Reports {
  readonly sites: number;
  readonly answers: number;
  readonly first: readonly Person[];
  readonly second: readonly Person[];
}

const reports: fc.Arbitrary<Reports> = fc
  .record({ sites: fc.integer({ min: 2, max: 4 }), answers: fc.integer({ min: 1, max: 3 }) })
  .chain(({ sites, answers }) => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 30 }));
    const cells = fc.array(count, { minLength: sites * answers, maxLength: sites * answers });
    const few = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 10, max: 40 }));
    return fc.record({ cells, left: few, came: few }).map(({ cells: counts, left, came }): Reports => {
      const first = counts.flatMap((size, cell) =>
        Array.from({ length: size }, (_, i): Person => ({
          id: `${String(cell)}-${String(i)}`,
          site: Math.floor(cell / answers),
          answer: cell % answers,
        })),
      );
      const newcomers = Array.from({ length: came }, (_, i): Person => ({
        id: `new-${String(i)}`,
        site: i % sites,
        answer: i % answers,
      }));
      return { sites, answers, first, second: [...first.slice(left), ...newcomers] };
    });
  });

const tableOf = ({ sites, answers }: Reports, people: readonly Person[]): TableLine => ({
  parts: Array.from({ length: sites }, (_, site) => ({
    counts: Array.from(
      { length: answers },
      (__, answer) => people.filter((p) => p.site === site && p.answer === answer).length,
    ),
  })),
});

/** A figure of a table: whom it counts, and what is printed of it. */
interface Figure {
  readonly people: readonly Person[];
  readonly cells: readonly number[];
  readonly printed: number | null;
}

function figuresOf({ sites, answers }: Reports, people: readonly Person[], shown: ProtectedLine): Figure[] {
  const figure = (
    printed: number | null | undefined,
    holds: (site: number, answer: number) => boolean,
  ): Figure => ({
    printed: printed ?? null,
    people: people.filter((p) => holds(p.site, p.answer)),
    cells: [...Array(sites * answers).keys()].filter((c) => holds(Math.floor(c / answers), c % answers)),
  });
  const columns = [...Array(answers).keys()];
  return [
    figure(shown.total, () => true),
    ...columns.map((j) => figure(shown.counts[j], (_, answer) => answer === j)),
    ...shown.parts.flatMap((part, i) => [
      figure(part.total, (site) => site === i),
      ...columns.map((j) => figure(part.counts[j], (site, answer) => site === i && answer === j)),
    ]),
  ];
}

const equationsOf = (figures: readonly Figure[], unknownOf: (cell: number) => readonly number[]): Equation[] =>
  figures.flatMap(({ cells, printed }) =>
    printed === null
      ? []
      : [{ factors: new Map(cells.flatMap(unknownOf).map((unknown) => [unknown, 1])), sum: printed }],
  );

/** Hidden figures of which a reader knows better than `MINIMUM` values. */
const recovered = (
  figures: readonly Figure[],
  reader: Reader,
  unknownOf: (cell: number) => readonly number[],
) =>
  figures.filter(({ cells, printed }) => {
    if (printed !== null) return false;
    const [low, high] = reader.interval(cells.flatMap(unknownOf));
    return high - low < MINIMUM - 1 - 1e-6;
  });

/** The ledger's entries of what a report shows. */
const releasesOf = (figures: readonly Figure[]): Release[] =>
  figures.flatMap(({ cells, people, printed }) =>
    printed === null ? [] : [{ measure: cells.join(), people: new Set(people.map(({ id }) => id)) }],
  );

const protect = (of: Reports, people: readonly Person[]) =>
  figuresOf(of, people, protectTable(tableOf(of, people), { minimum: MINIMUM }));

describe('no suppressed cell', () => {
  it('of 1,000 random tables can be recovered from margins', () => {
    fc.assert(
      fc.property(reports, (drawn) => {
        const figures = protect(drawn, drawn.first);
        const own = (cell: number) => [cell];
        const reader = new Reader(drawn.sites * drawn.answers, equationsOf(figures, own));
        expect(recovered(figures, reader, own)).toEqual([]);
      }),
      { numRuns: 1000, seed: 7 },
    );
  }, 300_000);

  it('of 1,000 random tables can be recovered from two published reports', () => {
    let told = 0;
    fc.assert(
      fc.property(reports, (drawn) => {
        const [first, second] = [protect(drawn, drawn.first), protect(drawn, drawn.second)];
        const ledger = releasesOf(first);
        const isRefused = releasesOf(second).some(
          (release) => releaseFaults(ledger, release, MINIMUM).length > 0,
        );
        if (isRefused) return;
        told++;
        // Whoever is in both reports is in one cell of both; of the others nothing is known.
        const cells = drawn.sites * drawn.answers;
        const ofFirst = (cell: number) => [cell, cells + cell];
        const ofSecond = (cell: number) => [cell, 2 * cells + cell];
        const reader = new Reader(3 * cells, [
          ...equationsOf(first, ofFirst),
          ...equationsOf(second, ofSecond),
        ]);
        expect(recovered(first, reader, ofFirst)).toEqual([]);
        expect(recovered(second, reader, ofSecond)).toEqual([]);
      }),
      { numRuns: 1000, seed: 8 },
    );
    expect(told).toBeGreaterThan(200);
  }, 300_000);

  it('stays hidden where a table is left as it is', () => {
    const drawn = fc.sample(reports, { numRuns: 50, seed: 7 });
    const bare = drawn.flatMap((of) =>
      figuresOf(of, of.first, protectTable(tableOf(of, of.first), { minimum: 1 })).map(
        ({ printed, ...figure }) => ({
          ...figure,
          // Nothing is hidden but what is small itself.
          printed: printed !== null && printed > 0 && printed < MINIMUM ? null : printed,
          of,
        }),
      ),
    );
    const own = (cell: number) => [cell];
    const isTold = drawn.some((of) => {
      const figures = bare.filter((figure) => figure.of === of);
      return recovered(figures, new Reader(of.sites * of.answers, equationsOf(figures, own)), own).length > 0;
    });
    expect(isTold).toBe(true);
  });
});
