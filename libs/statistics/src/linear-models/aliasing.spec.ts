import fc from 'fast-check';
import { aliased, constant, leastSquares, NotEstimable, type Column } from '../index.js';

const rows = fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)), { minLength: 6, maxLength: 20 });
const columns = (values: readonly (readonly number[])[]): Column[] =>
  [0, 1, 2].map((j) => Float64Array.from(values, (row) => row[j] ?? NaN));
const sum = (a: Column, b: Column) => a.map((x, row) => 2 * x - (b[row] as number));

describe('aliased predictors', () => {
  it('are those without which least squares can be solved', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const [y, a, b] = columns(values) as [Column, Column, Column];
        const predictors = [constant(y.length), a, b, sum(a, b), a];
        const made = aliased(predictors);
        expect(() => leastSquares(y, predictors)).toThrow(NotEstimable);
        const { coefficients } = leastSquares(
          y,
          predictors.filter((_, j) => !made.includes(j)),
        );
        return made.includes(3) && made.includes(4) && coefficients.length + made.length === predictors.length;
      }),
    );
  });

  it.each([
    ['a constant beside the constant', [constant(3), constant(3)], [1]],
    ['zeros', [new Float64Array(3)], [0]],
    ['more columns than rows', [constant(1), Float64Array.of(2)], [1]],
    ['no columns', [], []],
  ])('among %s', (_, predictors, made) => {
    expect(aliased(predictors)).toEqual(made);
  });

  it('do not depend on units', () => {
    const x = Float64Array.of(1, 2, 4, 8);
    expect(aliased([constant(4), x.map((v) => v * 1e-100), x.map((v) => v * 1e100 + 1e99)])).toEqual([2]);
  });
});
