/** Reads large CSV files of whole numbers. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 15;
const [COMMA, NEWLINE, RETURN, ZERO, NINE] = [44, 10, 13, 48, 57];
/** Whole numbers up to this have a place of their own in 32 bits. */
const LARGEST = 2 ** 24;

/**
 * The columns of a CSV file by name; NaN where a cell is empty. The first line holds the names, without quotation
 * marks; every line ends with a newline.
 *
 * @throws Error on anything but whole numbers from 0 to 2^24, and on lines of another length
 */
export function readNumericCsv(path) {
  const file = openSync(path, 'r');
  try {
    return read(file, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}

function read(file, size) {
  const bytes = new Uint8Array(CHUNK);
  let filled = readSync(file, bytes, 0, CHUNK, 0);
  const header = bytes.indexOf(NEWLINE);
  const names = new TextDecoder().decode(bytes.subarray(0, header)).trim().split(',');
  const lines = bytes.reduce((count, byte) => (byte === NEWLINE ? count + 1 : count), 0);
  const room = Math.ceil((1.02 * size * lines) / filled) + 16;
  const state = { row: 0, column: 0, value: 0, digits: 0 };
  const columns = names.map(() => new Float32Array(room));
  take(bytes, header + 1, filled, columns, state);
  for (let offset = filled; offset < size; offset += filled) {
    filled = readSync(file, bytes, 0, CHUNK, offset);
    take(bytes, 0, filled, columns, state);
  }
  if (state.column > 0 || state.digits > 0) throw new Error('the last line has no end');
  return Object.fromEntries(names.map((name, i) => [name, columns[i].subarray(0, state.row)]));
}

function take(bytes, from, to, columns, state) {
  let { row, column, value, digits } = state;
  const last = columns.length - 1;
  let target = columns[column];
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + (byte - ZERO);
      digits++;
    } else if (byte === COMMA || byte === NEWLINE) {
      if (value > LARGEST || (byte === COMMA) === (column === last) || row >= target.length)
        throw new Error(`line ${row + 2} is too long, too short or holds a large number`);
      target[row] = digits > 0 ? value : NaN;
      value = 0;
      digits = 0;
      if (byte === COMMA) column++;
      else {
        column = 0;
        row++;
      }
      target = columns[column];
    } else if (byte !== RETURN) throw new Error(`line ${row + 2} holds more than whole numbers`);
  }
  Object.assign(state, { row, column, value, digits });
}
