import fc from 'fast-check';
import { adjustedPValues, NotEstimable, type Adjustment } from '../index.js';

const METHODS: readonly Adjustment[] = [
  'bonferroni',
  'sidak',
  'holm',
  'hochberg',
  'benjamini-hochberg',
  'benjamini-yekutieli',
];

const adjusted = (p: readonly number[], method: Adjustment) =>
  Array.from(adjustedPValues(Float64Array.from(p), method));
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(a, b);

/**
 * What the definition says of one p-value among others, without sorting: a test is a finding at the smallest level at
 * which the procedure rejects it.
 */
function byDefinition(p: readonly number[], method: 'holm' | 'hochberg' | 'benjamini-hochberg', own: number) {
  const m = p.length;
  const [below, upTo] = [
    (x: number) => p.filter((y) => y < x).length,
    (x: number) => p.filter((y) => y <= x).length,
  ];
  switch (method) {
    case 'holm':
      return Math.min(1, Math.max(...p.filter((x) => x <= own).map((x) => (m - below(x)) * x)));
    case 'hochberg':
      return Math.min(1, ...p.filter((x) => x >= own).map((x) => (m - upTo(x) + 1) * x));
    case 'benjamini-hochberg':
      return Math.min(1, ...p.filter((x) => x >= own).map((x) => (m * x) / upTo(x)));
  }
}

describe('adjusted p-values', () => {
  it.each(['holm', 'hochberg', 'benjamini-hochberg'] as const)(
    'by %s are those of its definition',
    (method) => {
      fc.assert(
        fc.property(pValues, (p) =>
          adjusted(p, method).every((value, i) => near(value, byDefinition(p, method, p[i] as number))),
        ),
      );
    },
  );

  it.each(METHODS)('by %s follow their tests into any order', (method) => {
    fc.assert(
      fc.property(pValues, (p) => {
        const there = adjusted(p, method);
        return adjusted(p.toReversed(), method).every((value, i) => value === there.at(-1 - i));
      }),
    );
  });

  it.each(METHODS)('by %s are no smaller than the p-value, and equal or at most 1', (method) => {
    fc.assert(
      fc.property(pValues, (p) =>
        adjusted(p, method).every((value, i) => value >= (p[i] as number) * (1 - 1e-12) && value <= 1),
      ),
    );
  });

  it.each(METHODS)('by %s keep the order of the p-values, and ties', (method) => {
    fc.assert(
      fc.property(pValues, (p) => {
        const values = adjusted(p, method);
        return p.every((x, i) => p.every((y, j) => x > y || (values[i] as number) <= (values[j] as number)));
      }),
    );
  });

  it.each(METHODS)('by %s do not count a test without a p-value', (method) => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [first, ...rest] = adjusted([NaN, ...p], method);
        expect(first).toBeNaN();
        expect(rest).toEqual(adjusted(p, method));
      }),
    );
  });

  it.each(METHODS)('by %s leave a single test as it is, and none of none', (method) => {
    expect(adjusted([0.03], method)[0]).toBeCloseTo(0.03, 15);
    expect(adjusted([], method)).toEqual([]);
    expect(adjusted([NaN, NaN], method)).toEqual([NaN, NaN]);
    expect(adjusted([0, 1, 0], method)).toEqual([0, 1, 0]);
  });

  it.each([
    ['negative', -0.01],
    ['above 1', 1.01],
    ['infinite', Infinity],
  ])('of a %s number are refused', (_, p) => {
    expect(() => adjusted([0.2, p], 'holm')).toThrow(new NotEstimable('not_finite'));
  });
});
