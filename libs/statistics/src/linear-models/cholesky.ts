import { Matrix } from 'ml-matrix';

/** Share of a column's square that must remain once the columns before it are taken out, for cross-products to do. */
const FAR_FROM_COLLINEAR = 1e-3;

/**
 * R of some columns from their cross-products, by Cholesky. The digits that it loses are those of the least share of a
 * column's square that the columns before it leave.
 *
 * @param products A′A, symmetric
 * @param least smallest such share
 * @returns upper triangular, R′R = A′A; undefined where less of a column is left, or a number is not finite
 * @see Golub & Van Loan, Matrix Computations, 4.2
 * @example triangleOf(new Matrix([[4, 2], [2, 10]]))?.to2DArray() // [[2, 1], [0, 3]]
 */
export function triangleOf(products: Matrix, least = FAR_FROM_COLLINEAR): Matrix | undefined {
  const m = products.rows;
  const triangle = Matrix.zeros(m, m);
  for (let j = 0; j < m; j++)
    for (let i = 0; i <= j; i++) {
      let rest = products.get(i, j);
      for (let h = 0; h < i; h++) rest -= triangle.get(h, i) * triangle.get(h, j);
      if (i < j) triangle.set(i, j, rest / triangle.get(i, i));
      else if (rest > least * products.get(j, j)) triangle.set(j, j, Math.sqrt(rest));
      else return undefined;
    }
  return triangle;
}
