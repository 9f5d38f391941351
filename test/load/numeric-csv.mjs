/** Reads large CSV files of whole numbers. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { NOTHING_COUNTS } from '../../dist/cli/libs/scoring/src/index.js';

const CHUNK = 1 << 16;
const [COMMA, NEWLINE, RETURN, QUOTE, ZERO] = [44, 10, 13, 34, 48];
const LARGEST_BYTE = 127;
/** Whole numbers up to this have a place of their own in 32 bits. */
const LARGEST = 2 ** 24;

/**
 * The columns of a CSV file by name: a byte a cell, `NOTHING_COUNTS` where it is empty; where a number is over 127,
 * 32 bits a cell, NaN where it is empty. The first line holds the names; every line ends with a newline.
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
  let filled = readSync(file, bytes, 0, CHUNK, null);
  let begin = bytes.indexOf(NEWLINE) + 1;
  const names = namesIn(bytes.subarray(0, begin));
  const lines = bytes.reduce((count, byte) => (byte === NEWLINE ? count + 1 : count), 0);
  const room = Math.ceil((1.02 * size * lines) / filled) + 16;
  const columns = names.map(() => new Int8Array(room));
  const cells = new Int32Array(CHUNK);
  const most = mostLines(names.length);
  let rows = 0;
  while (filled > begin) {
    const end = bytes.lastIndexOf(NEWLINE, filled - 1) + 1;
    if (end <= begin) throw new Error('the last line has no end, or a line is very long');
    const more = takeLines(bytes, begin, end, cells, names.length, rows + 2);
    for (const [i, column] of columns.entries())
      columns[i] = withCells(column, cells.subarray(i * most, i * most + more), rows);
    rows += more;
    bytes.copyWithin(0, end, filled);
    const kept = filled - end;
    begin = 0;
    filled = kept + readSync(file, bytes, kept, CHUNK - kept, null);
  }
  return Object.fromEntries(names.map((name, i) => [name, columns[i].subarray(0, rows)]));
}

const namesIn = (header) =>
  new TextDecoder()
    .decode(header.filter((byte) => byte !== QUOTE))
    .trim()
    .split(',');

/** In a chunk: a cell has at least the byte that ends it. */
const mostLines = (width) => Math.floor(CHUNK / width);

/** Takes whole lines apart into cells, one column after the other; returns how many lines there are. */
function takeLines(bytes, from, to, cells, width, firstLine) {
  const last = width - 1;
  const most = mostLines(width);
  let row = 0;
  for (let i = from; i < to; row++)
    for (let column = 0; column <= last; column++) {
      let value = NOTHING_COUNTS;
      let digit = bytes[i++] - ZERO;
      if (digit >= 0 && digit <= 9) {
        value = digit;
        while ((digit = bytes[i++] - ZERO) >= 0 && digit <= 9) value = value * 10 + digit;
      }
      if (column === last && digit === RETURN - ZERO) digit = bytes[i++] - ZERO;
      if (digit !== (column === last ? NEWLINE : COMMA) - ZERO || value > LARGEST)
        throw new Error(`line ${firstLine + row} is too long, too short, or holds more than whole numbers`);
      cells[column * most + row] = value;
    }
  return row;
}

/** The column with cells added, a wider one where they need it. */
function withCells(column, cells, at) {
  if (column instanceof Int8Array) {
    if (largestOf(cells) <= LARGEST_BYTE) {
      column.set(cells, at);
      return column;
    }
    return withCells(widened(column, at), cells, at);
  }
  for (let i = 0; i < cells.length; i++) column[at + i] = cells[i] === NOTHING_COUNTS ? NaN : cells[i];
  return column;
}

function largestOf(cells) {
  let largest = 0;
  for (let i = 0; i < cells.length; i++) if (cells[i] > largest) largest = cells[i];
  return largest;
}

function widened(column, rows) {
  const wide = new Float32Array(column.length);
  for (let i = 0; i < rows; i++) wide[i] = column[i] === NOTHING_COUNTS ? NaN : column[i];
  return wide;
}
