import fc from 'fast-check';
import { formatNumber } from './number-text.js';

it.each([
  [3e-9, 1, '0.0'],
  [-3e-9, 2, '0.00'],
  [6e-7, 6, '0.000001'],
  [Number.MIN_VALUE, 1, '0.0'],
  [1.25, 1, '1.3'],
  [-1.25, 1, '−1.3'],
  [2e15, 0, '2000000000000000'],
])('%p with %i decimals is %p', (value, decimals, text) => {
  expect(formatNumber(value, decimals)).toBe(text);
});

it('is a number whatever the number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) =>
      /^−?\d+\.\d$/.test(formatNumber(value, 1)),
    ),
  );
});
