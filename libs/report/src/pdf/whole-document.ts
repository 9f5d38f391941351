import PDFDocument from 'pdfkit';

/** A PDF that is collected as it is written, not streamed: what is made at once need not wait for a reader. */
export class WholeDocument extends PDFDocument {
  /** Not initialised here: pdfkit writes the head of the file while it is being constructed. */
  declare private chunks: Uint8Array[] | undefined;

  override push(chunk: Uint8Array | null): boolean {
    this.chunks ??= [];
    if (chunk !== null) this.chunks.push(chunk);
    return true;
  }

  /** Ends the document. @returns all of its bytes */
  bytes(): Uint8Array {
    this.end();
    return Buffer.concat(this.chunks ?? []);
  }
}
