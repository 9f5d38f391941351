import { NotEstimable } from '@tongxing/statistics';
import { equivalenceOf } from './equivalence.js';

const RANGE = [0, 100] as const;

describe('baselines of two arms', () => {
  it('are compared by Hedges’ g', () => {
    const [t, c] = [Float64Array.of(40, 50, 60, 70), Float64Array.of(30, 40, 50, 60)];
    const sd = Math.sqrt(500 / 3);
    expect(equivalenceOf(t, c, RANGE)).toEqual({
      n: 8,
      g: expect.closeTo(((1 - 3 / 23) * 10) / sd, 12) as number,
      index: 'hedges',
    });
  });

  it('are compared by Cox’s index where everybody stands at an end', () => {
    const arm = (high: number, n: number) => Float64Array.from({ length: n }, (_, i) => (i < high ? 100 : 0));
    const found = equivalenceOf(arm(30, 50), arm(20, 50), RANGE);
    const logOdds = Math.log(30 / 20) - Math.log(20 / 30);
    expect(found.index).toBe('cox');
    expect(found.g).toBeCloseTo(((1 - 3 / 391) * logOdds) / 1.65, 12);
    const back = equivalenceOf(arm(20, 50), arm(30, 50), RANGE);
    expect(back.g).toBeCloseTo(-found.g, 12);
  });

  it('cannot be where all of an arm stand at one end', () => {
    const [all, some] = [Float64Array.of(100, 100, 100), Float64Array.of(0, 100, 100)];
    expect(() => equivalenceOf(all, some, RANGE)).toThrow(new NotEstimable('no_variance'));
  });
});
