import { Zip, ZipDeflate } from 'fflate';

/** ZIP holds local dates without a zone, and none before this; every entry carries it. */
const NO_DATE = new Date(1980, 0, 1);
/** Compresses nearly as well as the highest and takes a third of its time. */
const LEVEL = 4;

/**
 * A ZIP archive that is read while it is written. Compressed in JavaScript: what zlib makes differs between processors
 * and versions, and the same data shall give the same bytes.
 */
export class Archive {
  #made: Uint8Array[] = [];
  #entry: ZipDeflate | undefined;
  readonly #zip = new Zip((error, data) => {
    if (error) throw error;
    this.#made.push(data);
  });

  /** Begins an entry, and ends the one before. */
  begin(name: string): void {
    this.#close();
    this.#entry = new ZipDeflate(name, { level: LEVEL });
    this.#entry.mtime = NO_DATE;
    this.#zip.add(this.#entry);
  }

  write(text: string): void {
    this.#entry?.push(Buffer.from(text));
  }

  end(): void {
    this.#close();
    this.#zip.end();
  }

  /** What was made since this was last asked. */
  *take(): Generator<Uint8Array> {
    const made = this.#made;
    this.#made = [];
    yield* made;
  }

  #close(): void {
    this.#entry?.push(new Uint8Array(), true);
    this.#entry = undefined;
  }
}
