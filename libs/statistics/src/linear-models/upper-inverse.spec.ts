import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { upperInverse } from './upper-inverse.js';

describe('the inverse of a triangle', () => {
  it('is to the last bit that of a solver of general matrices', () => {
    const number = fc.double({ min: -10, max: 10, noNaN: true });
    const triangle = fc.integer({ min: 1, max: 8 }).chain((n) =>
      fc.array(number, { minLength: n * n, maxLength: n * n }).map((all) =>
        Matrix.zeros(n, n).apply(function (this: Matrix, i, j) {
          if (i === j) this.set(i, j, 0.1 + Math.abs(all[i * n + j] as number));
          if (i < j) this.set(i, j, all[i * n + j] as number);
        }),
      ),
    );
    fc.assert(
      fc.property(triangle, (upper) => {
        const [own, general] = [upperInverse(upper), inverse(upper)].map((m) =>
          m.to1DArray().map((x) => x + 0),
        );
        expect(own).toEqual(general);
      }),
    );
  });
});
