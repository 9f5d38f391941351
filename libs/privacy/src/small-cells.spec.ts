import fc from 'fast-check';
import { hideSmallCounts } from './small-cells.js';

describe('the small counts of one column', () => {
  it.each([
    [
      [40, 30, 0],
      [40, 30, 0],
    ],
    [
      [40, 3, 25, 0],
      [40, null, null, 0],
    ],
    [
      [1, 1, 30, 50],
      [null, null, null, 50],
    ],
    [
      [6, 7, 30],
      [null, null, 30],
    ],
    [[3], [null]],
    [
      [3, 0],
      [null, 0],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [
      [10, 9, 10],
      [null, null, 10],
    ],
  ])('%j become %j', (counts, shown) => {
    expect(hideSmallCounts(counts, 10)).toEqual(shown);
  });

  it('are never one alone beside shown ones, nor few together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { maxLength: 8 }),
        fc.integer({ min: 2, max: 12 }),
        (counts, minimum) => {
          const hidden = counts.filter((_, i) => hideSmallCounts(counts, minimum)[i] === null);
          const shown = counts.filter((n, i) => n > 0 && hideSmallCounts(counts, minimum)[i] !== null);
          expect(shown.every((n) => n >= minimum)).toBe(true);
          const isSafe =
            hidden.length === 0 || (hidden.length > 1 && hidden.reduce((a, b) => a + b, 0) >= minimum);
          expect(isSafe || shown.length === 0).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
