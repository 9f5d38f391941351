import { Matrix } from 'ml-matrix';

/**
 * The inverse of an upper triangular matrix, by back substitution in the order in which a solver of general matrices
 * goes, without what is zero.
 *
 * @param triangle n by n, no zero on its diagonal; what lies under it is not read
 * @see Golub & Van Loan, Matrix Computations, 3.1
 * @example upperInverse(new Matrix([[2, 1], [0, 4]])).to2DArray() // [[0.5, -0.125], [0, 0.25]]
 */
export function upperInverse(triangle: Matrix): Matrix {
  const n = triangle.rows;
  const rows = Array.from({ length: n }, (_, i) => Float64Array.from(triangle.getRow(i)));
  const inverse = Array.from({ length: n }, (_, i) => new Float64Array(n).fill(1, i, i + 1));
  for (let k = n - 1; k >= 0; k--) {
    const solved = inverse[k] as Float64Array;
    const pivot = (rows[k] as Float64Array)[k] as number;
    for (let j = k; j < n; j++) solved[j] = (solved[j] as number) / pivot;
    for (let i = 0; i < k; i++) {
      const above = inverse[i] as Float64Array;
      const entry = (rows[i] as Float64Array)[k] as number;
      for (let j = k; j < n; j++) above[j] = (above[j] as number) - (solved[j] as number) * entry;
    }
  }
  return new Matrix(inverse.map((row) => Array.from(row)));
}
