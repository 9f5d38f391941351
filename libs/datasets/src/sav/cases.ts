import { ByteWriter } from '../bytes/byte-writer.js';
import type { Batch, Column } from '../model/dataset.js';
import type { Variable } from '../model/variable.js';
import { ELEMENT, segmentsOf } from './segments.js';

const BIAS = 100;
const MOST_INSTRUCTION = 251;
const PLAIN = 253;
const BLANKS = 254;
const NO_VALUE = 255;
const BLANK = 0x20;
/** Bytes of a very long text in each of its pieces but the last. */
const IN_A_PIECE = 255;

/**
 * Cases in the compressed form: eight instructions of one byte, then the elements that none of them could say.
 *
 * @see PSPP, System File Format, "Data Record"
 */
export class CaseWriter {
  readonly #out = new ByteWriter();
  readonly #instructions = Buffer.alloc(ELEMENT);
  readonly #plain = Buffer.alloc(ELEMENT * ELEMENT);
  readonly #scratch: Buffer;
  readonly #pieces: readonly (readonly number[])[];
  #count = 0;
  #plainLength = 0;

  constructor(readonly variables: readonly Variable[]) {
    const segments = segmentsOf(variables);
    this.#pieces = variables.map((variable) =>
      segments.filter((segment) => segment.variable === variable).map(({ elements }) => elements * ELEMENT),
    );
    const longest = Math.max(0, ...variables.map((v) => (v.kind === 'text' ? v.width : 0)));
    this.#scratch = Buffer.alloc(longest);
  }

  write({ rows, columns }: Batch): Buffer {
    for (let row = 0; row < rows; row++)
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i] as Column;
        if (column instanceof Float64Array) this.#number(column[row] as number);
        else this.#text(column[row] as string, i);
      }
    return this.#out.take();
  }

  /** What was left over, filled up with instructions that do nothing. */
  end(): Buffer {
    if (this.#count > 0) this.#flush();
    return this.#out.take();
  }

  #number(value: number): void {
    if (Number.isNaN(value)) this.#instruct(NO_VALUE);
    else if (Number.isInteger(value) && value > -BIAS && value <= MOST_INSTRUCTION - BIAS)
      this.#instruct(value + BIAS);
    else {
      this.#plain.writeDoubleLE(value, this.#plainLength);
      this.#plainLength += ELEMENT;
      this.#instruct(PLAIN);
    }
  }

  #text(text: string, variable: number): void {
    const pieces = this.#pieces[variable] as readonly number[];
    const length = this.#scratch.write(text);
    pieces.forEach((size, i) => {
      const from = i * IN_A_PIECE;
      const until = Math.max(from, Math.min(length, pieces.length === 1 ? length : from + IN_A_PIECE));
      for (let at = 0; at < size; at += ELEMENT) this.#element(from + at, until);
    });
  }

  #element(from: number, until: number): void {
    if (from >= until) {
      this.#instruct(BLANKS);
      return;
    }
    this.#plain.fill(BLANK, this.#plainLength, this.#plainLength + ELEMENT);
    this.#scratch.copy(this.#plain, this.#plainLength, from, Math.min(until, from + ELEMENT));
    this.#plainLength += ELEMENT;
    this.#instruct(PLAIN);
  }

  #instruct(instruction: number): void {
    this.#instructions[this.#count++] = instruction;
    if (this.#count === ELEMENT) this.#flush();
  }

  #flush(): void {
    this.#instructions.fill(0, this.#count);
    this.#out.raw(this.#instructions).raw(this.#plain.subarray(0, this.#plainLength));
    this.#count = 0;
    this.#plainLength = 0;
  }
}
