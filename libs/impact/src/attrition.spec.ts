import fc from 'fast-check';
import { attritionOf } from './attrition.js';

describe('attrition against the cautious boundary', () => {
  it.each([
    ['no loss at all', [100, 100], [100, 100], 5.7, true],
    ['a tenth of each arm', [100, 100], [90, 90], 6.3, true],
    ['a fifth, five points apart', [200, 200], [155, 165], 5.4, true],
    ['a fifth, six points apart', [100, 100], [77, 83], 5.4, false],
    ['half of each arm', [100, 100], [50, 50], 1.0, true],
    ['57 in a hundred', [100, 100], [43, 43], 0, false],
    ['nine in ten', [100, 100], [10, 10], 0, false],
  ] as const)('with %s', (_, enrolled, analysed, permitted, within) => {
    const found = attritionOf(enrolled, analysed);
    expect(found.permitted).toBeCloseTo(permitted, 10);
    expect(found.withinBoundary).toBe(within);
  });

  it('lies between the printed points, and turns its sign with the arms', () => {
    expect(attritionOf([100, 100], [85, 85]).permitted).toBeCloseTo(5.85, 10);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (a, b) => {
        const [one, other] = [attritionOf([100, 100], [a, b]), attritionOf([100, 100], [b, a])];
        return (
          one.differential === -other.differential &&
          one.overall === other.overall &&
          one.withinBoundary === other.withinBoundary
        );
      }),
    );
  });
});
