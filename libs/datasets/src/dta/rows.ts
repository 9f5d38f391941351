import type { Batch, Column } from '../model/dataset.js';
import type { NumberVariable, Variable } from '../model/variable.js';
import { bytesOf, letters, missingDouble, missingWhole, storageOf } from './storage.js';

type Put = (out: Buffer, at: number, column: Column, row: number) => void;

/** Rows as the file holds them, one after the other, each variable in its width. */
export class RowWriter {
  readonly bytes: number;
  readonly #put: readonly Put[];
  readonly #widths: readonly number[];

  constructor(variables: readonly Variable[]) {
    this.#put = variables.map(putterOf);
    this.#widths = variables.map(bytesOf);
    this.bytes = this.#widths.reduce((sum, width) => sum + width, 0);
  }

  write({ rows, columns }: Batch): Buffer {
    const out = Buffer.alloc(rows * this.bytes);
    let start = 0;
    columns.forEach((column, i) => {
      const put = this.#put[i] as Put;
      for (let row = 0, at = start; row < rows; row++, at += this.bytes) put(out, at, column, row);
      start += this.#widths[i] as number;
    });
    return out;
  }
}

const WRITE = {
  byte: (out: Buffer, at: number, value: number) => out.writeInt8(value, at),
  int: (out: Buffer, at: number, value: number) => out.writeInt16LE(value, at),
  long: (out: Buffer, at: number, value: number) => out.writeInt32LE(value, at),
  double: (out: Buffer, at: number, value: number) => out.writeDoubleLE(value, at),
};

function putterOf(variable: Variable): Put {
  if (variable.kind === 'text')
    return (out, at, column, row) => void out.write(column[row] as string, at, variable.width);
  const storage = storageOf(variable) as keyof typeof WRITE;
  const write = WRITE[storage];
  const stored = storedAs(variable, storage);
  return (out, at, column, row) => void write(out, at, stored(column[row] as number));
}

/** What stands in the file for a number of ours. */
function storedAs(variable: NumberVariable, storage: keyof typeof WRITE): (value: number) => number {
  const reasons = letters(variable);
  const missing = (letter: number) =>
    storage === 'double' ? missingDouble(letter) : missingWhole(storage, letter);
  const codes = new Map([...reasons].map(([code, letter]) => [code, missing(letter)]));
  const none = missing(0);
  if (codes.size === 0) return (value) => (Number.isNaN(value) ? none : value);
  return (value) => (Number.isNaN(value) ? none : (codes.get(value) ?? value));
}
