import { NotEstimable } from './not-estimable.js';

/** A variable over rows, one number a row; NaN where missing. Columns of one data set have equal lengths. */
export type Column = Float64Array;

/**
 * The rows on which every column has a number, in the same order.
 *
 * @param room columns to write them into, each as long as the data; may be the columns themselves, and is new where it
 *   is not given
 * @throws NotEstimable `lengths_differ`; `not_finite` when a value is infinite
 * @example completeCases([Float64Array.of(1, NaN, 3), Float64Array.of(4, 5, 6)]).map((c) => [...c]) // [[1, 3], [4, 6]]
 */
export function completeCases(columns: readonly Column[], room = columns.map(roomFor)): Column[] {
  let count = 0;
  let rowsRoom: Int32Array | undefined;
  for (const portion of portionsOf(columns)) {
    rowsRoom ??= new Int32Array((portion[0] as Column).length);
    const rows = completeRows(portion, rowsRoom);
    for (const [i, column] of portion.entries()) pick(column, rows, room[i] as Column, count);
    count += rows.length;
  }
  return room.map((column) => column.subarray(0, count));
}

const roomFor = (column: Column): Column => new Float64Array(column.length);

/** Rows that stay in a processor's cache while one sum after the other is made of them. */
const PORTION = 4096;

/**
 * Views of the columns, a few thousand rows at a time.
 *
 * @throws NotEstimable `lengths_differ`
 * @example [...portionsOf([Float64Array.of(1, 2)])].length // 1
 */
export function* portionsOf(columns: readonly Column[]): Generator<Column[]> {
  const rows = columns[0]?.length ?? 0;
  if (columns.some((c) => c.length !== rows)) throw new NotEstimable('lengths_differ');
  for (let from = 0; from < rows; from += PORTION)
    yield columns.map((column) => column.subarray(from, from + PORTION));
}

/**
 * The rows on which a column has a number, in order.
 *
 * @param room what to write them into, as long as the column; new where it is not given
 * @example [...presentRows(Float64Array.of(1, NaN, 3))] // [0, 2]
 */
export function presentRows(column: Column, room: Int32Array = new Int32Array(column.length)): Int32Array {
  return room.subarray(0, listPresent(column, room));
}

function completeRows([first, ...others]: readonly Column[], room: Int32Array): Int32Array {
  let count = listPresent(first as Column, room);
  for (const column of others) count = keepPresent(column, room, count);
  return room.subarray(0, count);
}

/** How many rows a column has a number on; `rows` begins with them afterwards. */
function listPresent(column: Column, rows: Int32Array): number {
  const n = column.length;
  let count = 0;
  for (let row = 0; row < n; row++) {
    rows[count] = row;
    if (!Number.isNaN(column[row])) count++;
  }
  return count;
}

/** The same among the first of some rows. */
function keepPresent(column: Column, rows: Int32Array, among: number): number {
  let count = 0;
  for (let i = 0; i < among; i++) {
    const row = rows[i] as number;
    rows[count] = row;
    if (!Number.isNaN(column[row])) count++;
  }
  return count;
}

function pick(column: Column, rows: Int32Array, into: Column, at: number): void {
  const count = rows.length;
  for (let i = 0; i < count; i++) {
    const value = column[rows[i] as number] as number;
    if (!Number.isFinite(value)) throw new NotEstimable('not_finite');
    into[at + i] = value;
  }
}

/**
 * The numbers of a column, without the missing ones, in the same order.
 *
 * @throws NotEstimable `not_finite` when a value is infinite
 * @example [...present(Float64Array.of(1, NaN, 3))] // [1, 3]
 */
export function present(column: Column): Column {
  return completeCases([column])[0] as Column;
}
