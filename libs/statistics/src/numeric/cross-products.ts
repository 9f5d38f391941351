import type { Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';

/**
 * Adds the sums of the products of every two of some columns, row by row: A′A.
 *
 * @param sums as many rows and columns as there are columns, in place
 * @param columns of the same length, none missing
 */
export function addCrossProducts(sums: Matrix, columns: readonly Column[]): void {
  const four = new Float64Array(4);
  const last = columns.length - 1;
  const at = (i: number) => columns[Math.min(i, last)] as Column;
  for (let i = 0; i <= last; i += 2)
    for (let j = i; j <= last; j += 2) {
      fourProducts(at(i), at(i + 1), at(j), at(j + 1), four);
      for (const [place, sum] of four.entries()) {
        const [row, column] = [i + (place >> 1), j + (place & 1)];
        if (row > column || column > last) continue;
        sums.set(row, column, sums.get(row, column) + sum);
        sums.set(column, row, sums.get(row, column));
      }
    }
}

/** Two columns by two others: each number that is read goes into two products. */
function fourProducts(a: Column, b: Column, c: Column, d: Column, into: Column): void {
  const n = a.length;
  let [ac, ad, bc, bd] = [0, 0, 0, 0];
  for (let row = 0; row < n; row++) {
    const one = a[row] as number;
    const two = b[row] as number;
    const three = c[row] as number;
    const four = d[row] as number;
    ac += one * three;
    ad += one * four;
    bc += two * three;
    bd += two * four;
  }
  into.set([ac, ad, bc, bd]);
}
