import { createReadStream } from 'node:fs';
import { TableRefused } from './refused.js';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

/** A table's bytes, read from the beginning each time they are asked for. */
export type Bytes = () => AsyncIterable<Uint8Array>;

export const fileBytes =
  (path: string): Bytes =>
  () =>
    createReadStream(path);

export const heldBytes = (bytes: Uint8Array): Bytes =>
  // eslint-disable-next-line @typescript-eslint/require-await -- read like a file, piece by piece
  async function* () {
    yield bytes;
  };

/**
 * The encoding of a text file: what its first bytes mark, else UTF-8 when all of it is valid UTF-8, else
 * GB18030 (which holds GBK and GB2312, what Chinese spreadsheets write).
 *
 * @throws TableRefused `file-empty`, `file-encoding-unknown`
 */
export async function detectEncoding(bytes: Bytes, wanted: 'auto' | 'utf-8' | 'gb18030'): Promise<Encoding> {
  const head = await firstBytes(bytes);
  if (head.length === 0) throw new TableRefused('file-empty');
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  const candidates: Encoding[] = wanted === 'auto' ? ['utf-8', 'gb18030'] : [wanted];
  for (const encoding of candidates) if (await decodes(bytes, encoding)) return encoding;
  throw new TableRefused('file-encoding-unknown', candidates);
}

/** The text of a file in pieces, without a byte order mark. */
export async function* decodedText(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function firstBytes(bytes: Bytes): Promise<Uint8Array> {
  let head = new Uint8Array();
  for await (const chunk of bytes()) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= 4) break;
  }
  return head;
}

async function decodes(bytes: Bytes, encoding: Encoding): Promise<boolean> {
  try {
    const pieces = decodedText(bytes, encoding);
    while (!(await pieces.next()).done) continue;
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}
