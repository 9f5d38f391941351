const FIRST_SIZE = 4096;

/** Bytes written one after the other, numbers with their lowest byte first. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  u8(value: number): this {
    const at = this.#room(1);
    this.#bytes.writeUInt8(value, at);
    return this;
  }

  u16(value: number): this {
    const at = this.#room(2);
    this.#bytes.writeUInt16LE(value, at);
    return this;
  }

  i32(...values: readonly number[]): this {
    for (const value of values) {
      const at = this.#room(4);
      this.#bytes.writeInt32LE(value, at);
    }
    return this;
  }

  u64(value: number): this {
    const at = this.#room(8);
    this.#bytes.writeBigUInt64LE(BigInt(value), at);
    return this;
  }

  f64(value: number): this {
    const at = this.#room(8);
    this.#bytes.writeDoubleLE(value, at);
    return this;
  }

  text(text: string): this {
    return this.raw(Buffer.from(text));
  }

  /** A text in a field of `width` bytes, the rest filled; it has been cut to fit. */
  field(text: string, width: number, fill: number): this {
    const at = this.#room(width);
    this.#bytes.fill(fill, at, at + width);
    this.#bytes.write(text, at, width);
    return this;
  }

  /** The same byte until the length is a multiple of `of`. */
  padTo(of: number, fill: number): this {
    while (this.#length % of !== 0) this.u8(fill);
    return this;
  }

  raw(bytes: Uint8Array): this {
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  /** What was written so far, which is then forgotten. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #room(bytes: number): number {
    const at = this.#length;
    this.#length += bytes;
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#length));
      this.#bytes.copy(larger, 0, 0, at);
      this.#bytes = larger;
    }
    return at;
  }
}
