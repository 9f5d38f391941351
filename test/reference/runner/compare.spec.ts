import { compare } from './compare.js';

const paths = (...args: Parameters<typeof compare>) => compare(...args).differences.map(({ path }) => path);

describe('the comparison with reference values', () => {
  it('lets pass what is within the tolerance, number by number', () => {
    expect(paths({ t: 1 + 1e-10, ci: [0, -2] }, { t: 1, ci: [0, -2] }, 1e-9)).toEqual([]);
    expect(paths({ t: 1, ci: [0, -2.1] }, { t: 1, ci: [0, -2] }, 1e-9)).toEqual(['/ci/1']);
  });

  it.each([
    ['nothing for a number', undefined, 1],
    ['NaN for a number', NaN, 1],
    ['a number for what is not defined', 0, null],
    ['nothing for what is not defined', undefined, null],
    ['text for a number', '1', 1],
    ['a finite number for an infinite one', 1e308, 'Inf'],
  ])('finds %s', (_, ours, expected) => {
    expect(paths(ours, expected, 1e-3)).toEqual(['']);
  });

  it('finds a list that is too long', () => {
    expect(paths([1, 2, 3], [1, 2], 1e-3)).toEqual(['/length']);
  });

  it('takes not estimable and infinity for what they are', () => {
    expect(paths([null, NaN, Infinity, -Infinity], [null, null, 'Inf', '-Inf'], 0)).toEqual([]);
  });

  it('states the largest relative error, of what agrees too', () => {
    expect(compare({ a: 1.01, b: 2 }, { a: 1, b: 2 }, 0.1).worst).toBeCloseTo(0.01, 12);
  });
});
