import fc from 'fast-check';
import { areHidden, shareFigures, type Disclosure } from '@tongxing/impact';
import { hideSmallCounts } from '@tongxing/privacy';
import type { PairedTable } from '@tongxing/statistics';

const MINIMUM = 10;
/** Hides how many changed whoever they are, so that what is printed does not say that one count is small. */
const HIDDEN: Disclosure = {
  minimum: MINIMUM,
  hideCounts: (counts) => (counts.length === 3 ? counts.map(() => null) : hideSmallCounts(counts, MINIMUM)),
};
const PUBLIC: Disclosure = { minimum: MINIMUM, hideCounts: (counts) => hideSmallCounts(counts, MINIMUM) };

const rowsOf = ({ yesYes, yesNo, noYes, noNo }: PairedTable): readonly (readonly [number, number])[] =>
  (
    [
      [yesYes, 100, 100],
      [yesNo, 100, 0],
      [noYes, 0, 100],
      [noNo, 0, 0],
    ] as const
  ).flatMap(([count, before, after]) => Array.from({ length: count }, () => [before, after] as const));

/** People of these tables, each table a site. */
function pairsOf(...sites: readonly PairedTable[]) {
  const rows = sites.flatMap((table, site) =>
    rowsOf(table).map(([before, after]) => ({ site, before, after })),
  );
  return {
    before: Float64Array.from(rows, (r) => r.before),
    after: Float64Array.from(rows, (r) => r.after),
    site: Float64Array.from(rows, (r) => r.site),
  };
}

/** Every table of so many people. */
function* tablesOf(n: number): Generator<PairedTable> {
  for (let yesYes = 0; yesYes <= n; yesYes++)
    for (let yesNo = 0; yesNo <= n - yesYes; yesNo++)
      for (let noYes = 0; noYes <= n - yesYes - yesNo; noYes++)
        yield { yesYes, yesNo, noYes, noNo: n - yesYes - yesNo - noYes };
}

/** By what is printed of them: the numbers who went from yes to no. */
function byPrint(n: number, disclosure: Disclosure): Map<string, Set<number>> {
  const printed = new Map<string, Set<number>>();
  for (const table of tablesOf(n)) {
    const figures = shareFigures(pairsOf(table), disclosure, 0.95);
    if (figures.shares.kind !== 'estimated' || figures.shares.toNo !== null) continue;
    const text = JSON.stringify(figures);
    printed.set(text, (printed.get(text) ?? new Set()).add(table.yesNo));
  }
  return printed;
}

describe('how few changed their answer', () => {
  it.each([20, 29])(
    'cannot be worked out of all that is printed of %d people: ten tables or more give the same figures',
    (n) => {
      const groups = [...byPrint(n, HIDDEN).values()];
      expect(groups.length).toBeGreaterThan(0);
      expect(groups.filter((numbers) => numbers.size < MINIMUM)).toEqual([]);
    },
  );

  it('would be told by figures of the true table', () => {
    const groups = [...byPrint(24, { ...HIDDEN, minimum: 1 }).values()];
    expect(groups.every((numbers) => numbers.size === 1)).toBe(true);
  });

  it('makes intervals wider and p larger, never the other way', () => {
    for (const table of tablesOf(26)) {
      if (!areHidden(table, PUBLIC)) continue;
      const told = shareFigures(pairsOf(table), PUBLIC, 0.95).shares;
      const true_ = shareFigures(pairsOf(table), { minimum: 1, hideCounts: (counts) => counts }, 0.95).shares;
      if (told.kind !== 'estimated' || true_.kind !== 'estimated') continue;
      expect(told.difference).toBe(true_.difference);
      expect(told.p).toBeGreaterThanOrEqual(true_.p - 1e-12);
      expect(told.pExact).toBeGreaterThanOrEqual(true_.pExact - 1e-12);
      expect(told.interval.low).toBeLessThanOrEqual(true_.interval.low + 1e-9);
      expect(told.interval.high).toBeGreaterThanOrEqual(true_.interval.high - 1e-9);
    }
  });

  it('is not told by errors by site either: who changes places with whom at a site changes nothing', () => {
    const count = fc.integer({ min: 1, max: 12 });
    const site = fc.record({ yesYes: count, yesNo: count, noYes: count, noNo: count });
    fc.assert(
      fc.property(fc.array(site, { minLength: 5, maxLength: 8 }), fc.nat(), (sites, which) => {
        const place = which % sites.length;
        const moved = sites.map((table, i) =>
          i !== place
            ? table
            : {
                yesYes: table.yesYes - 1,
                yesNo: table.yesNo + 1,
                noYes: table.noYes + 1,
                noNo: table.noNo - 1,
              },
        );
        const [one, other] = [sites, moved].map((of) => shareFigures(pairsOf(...of), HIDDEN, 0.95).main);
        expect(other).toEqual(one);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('leaves figures as they are where as many as may be told changed', () => {
    const table = { yesYes: 20, yesNo: 12, noYes: 18, noNo: 15 };
    const { shares } = shareFigures(pairsOf(table), PUBLIC, 0.95);
    expect(shares).toMatchObject({ toYes: 18, toNo: 12 });
  });
});
