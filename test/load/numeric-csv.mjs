/** Reads large CSV files of whole numbers. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;
const [COMMA, NEWLINE, RETURN, MINUS, ZERO, NINE] = [44, 10, 13, 45, 48, 57];

/**
 * The columns of a CSV file by name; NaN where a cell is empty. The first line holds the names, without quotation
 * marks.
 *
 * @param wide names of columns whose numbers need 64 bits
 * @throws Error on anything but whole numbers, and on lines of another length
 */
export function readNumericCsv(path, wide) {
  const file = openSync(path, 'r');
  try {
    return read(file, wide);
  } finally {
    closeSync(file);
  }
}

function read(file, wide) {
  const bytes = Buffer.allocUnsafe(CHUNK);
  let filled = readSync(file, bytes, 0, CHUNK, 0);
  const header = bytes.subarray(0, filled).indexOf(NEWLINE);
  const names = bytes.toString('utf8', 0, header).trim().split(',');
  const perLine = header > 0 ? filled / linesOf(bytes.subarray(0, filled)) : 1;
  const room = Math.ceil((1.02 * fstatSync(file).size) / perLine) + 16;
  const table = new Table(names, wide, room);
  let offset = filled;
  table.take(bytes, header + 1, filled);
  while ((filled = readSync(file, bytes, 0, CHUNK, offset)) > 0) {
    table.take(bytes, 0, filled);
    offset += filled;
  }
  return table.finish();
}

const linesOf = (bytes) => bytes.reduce((count, byte) => (byte === NEWLINE ? count + 1 : count), 0);

class Table {
  #row = 0;
  #column = 0;
  #value = 0;
  #sign = 1;
  #digits = 0;

  constructor(names, wide, room) {
    this.names = names;
    this.room = room;
    this.columns = names.map((name) => (wide.includes(name) ? new Float64Array(room) : new Float32Array(room)));
  }

  take(bytes, from, to) {
    let value = this.#value;
    let sign = this.#sign;
    let digits = this.#digits;
    let column = this.#column;
    let row = this.#row;
    let target = this.columns[column];
    for (let i = from; i < to; i++) {
      const byte = bytes[i];
      if (byte >= ZERO && byte <= NINE) {
        value = value * 10 + (byte - ZERO);
        digits++;
      } else if (byte === COMMA || byte === NEWLINE) {
        if (target === undefined) throw new Error(`line ${row + 2} is too long`);
        target[row] = digits > 0 ? sign * value : NaN;
        value = 0;
        sign = 1;
        digits = 0;
        column++;
        if (byte === NEWLINE) {
          if (column !== this.columns.length) throw new Error(`line ${row + 2} is too short`);
          column = 0;
          row++;
          if (row === this.room) this.#grow();
        }
        target = this.columns[column];
      } else if (byte === MINUS && digits === 0) sign = -1;
      else if (byte !== RETURN) throw new Error(`line ${row + 2} holds more than whole numbers`);
    }
    this.#value = value;
    this.#sign = sign;
    this.#digits = digits;
    this.#column = column;
    this.#row = row;
  }

  #grow() {
    this.room = Math.ceil(1.25 * this.room);
    this.columns = this.columns.map((column) => {
      const larger = new column.constructor(this.room);
      larger.set(column);
      return larger;
    });
  }

  finish() {
    if (this.#column > 0 || this.#digits > 0) this.take(Buffer.from('\n'), 0, 1);
    return Object.fromEntries(this.names.map((name, i) => [name, this.columns[i].subarray(0, this.#row)]));
  }
}
