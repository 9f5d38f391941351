import { Matrix } from 'ml-matrix';
import { portionsOf, type Column } from '../columns.js';
import { addCrossProducts } from '../numeric/cross-products.js';
import { addTimes } from '../numeric/sums.js';

/**
 * Columns that tell the clusters of some groups apart, such as the sites of each arm: a column a cluster but for the
 * last of each group, 1 in the cluster and −1 in the last of its group, else 0. The columns themselves, nearly all of
 * them zero, are never made.
 */
export interface SumCodes {
  /** By group, its first column and the one after its last; groups stand one after the other. */
  readonly groups: readonly (readonly [from: number, to: number])[];
  /**
   * By row:
   *
   * | number | the row's cluster                       |
   * |--------|-----------------------------------------|
   * | c ≥ 0  | has column c                            |
   * | −1     | has none, and is no last of its group   |
   * | −2 − g | is the last of group g                  |
   */
  readonly places: Int32Array;
}

/** How many columns they stand for. */
export const codeCount = ({ groups }: SumCodes): number => groups.at(-1)?.[1] ?? 0;

/** The codes of some rows. @param rows in any order */
export const codesAt = ({ groups, places }: SumCodes, rows: Int32Array): SumCodes => ({
  groups,
  places: rows.map((row) => places[row] as number),
});

/** The columns themselves. */
export function codeColumns({ groups, places }: SumCodes): Column[] {
  const columns = Array.from({ length: codeCount({ groups, places }) }, () => new Float64Array(places.length));
  for (const [row, place] of places.entries()) {
    if (place >= 0) (columns[place] as Column)[row] = 1;
    const [from, to] = groups[-2 - place] ?? [0, 0];
    for (let code = from; code < to; code++) (columns[code] as Column)[row] = -1;
  }
  return columns;
}

/**
 * The cross-products of some columns with the codes between them and the last: those that `addCrossProducts` gives of
 * the same columns, to the last digit.
 *
 * @param columns none missing, as long as the codes
 * @returns in the order of the columns but the last, the codes, and the last column
 */
export function productsWithCodes(columns: readonly Column[], codes: SumCodes): Matrix {
  const c = codeCount(codes);
  const d = columns.length - 1;
  const placeOf = (j: number) => (j < d ? j : d + c);
  const products = codeProducts(codes, d);
  const plain = Matrix.zeros(d + 1, d + 1);
  const sums = columns.map(() => new Float64Array(c));
  let from = 0;
  for (const portion of portionsOf(columns)) {
    addCrossProducts(plain, portion);
    const places = codes.places.subarray(from, from + (portion[0] as Column).length);
    for (const [j, column] of portion.entries())
      addTimes(sums[j] as Column, 1, sumsByCode({ ...codes, places }, column));
    from += places.length;
  }
  for (let i = 0; i <= d; i++) {
    for (let j = 0; j <= d; j++) products.set(placeOf(i), placeOf(j), plain.get(i, j));
    for (let code = 0; code < c; code++) {
      products.set(placeOf(i), d + code, sums[i]?.[code] as number);
      products.set(d + code, placeOf(i), sums[i]?.[code] as number);
    }
  }
  return products;
}

/** Products of the codes with each other, which are whole numbers, after so many other columns and before one. */
function codeProducts({ groups, places }: SumCodes, before: number): Matrix {
  const c = codeCount({ groups, places });
  const own = new Float64Array(c);
  const lasts = new Float64Array(groups.length);
  for (const place of places)
    if (place >= 0) own[place] = (own[place] as number) + 1;
    else if (place < -1) lasts[-2 - place] = (lasts[-2 - place] as number) + 1;
  const products = Matrix.zeros(before + c + 1, before + c + 1);
  for (const [g, [from, to]] of groups.entries())
    for (let i = from; i < to; i++)
      for (let j = from; j < to; j++)
        products.set(before + i, before + j, (lasts[g] as number) + (i === j ? (own[i] as number) : 0));
  return products;
}

/** The products of a column with every code, row by row. */
function sumsByCode({ groups, places }: SumCodes, column: Column): Column {
  const sums = new Float64Array(codeCount({ groups, places }));
  for (let row = 0; row < places.length; row++) {
    const place = places[row] as number;
    const x = column[row] as number;
    if (place >= 0) sums[place] = (sums[place] as number) + x;
    if (place >= -1) continue;
    const [from, to] = groups[-2 - place] as readonly [number, number];
    for (let code = from; code < to; code++) sums[code] = (sums[code] as number) - x;
  }
  return sums;
}

/**
 * Adds what the codes come to by their coefficients to every row, code by code.
 *
 * @param column in place
 * @param coefficients one a code
 */
export function addCoded(column: Column, { groups, places }: SumCodes, coefficients: readonly number[]): void {
  for (let row = 0; row < places.length; row++) {
    const place = places[row] as number;
    if (place >= 0) column[row] = (column[row] as number) + (coefficients[place] as number);
    if (place >= -1) continue;
    const [from, to] = groups[-2 - place] as readonly [number, number];
    for (let code = from; code < to; code++)
      column[row] = (column[row] as number) - (coefficients[code] as number);
  }
}
