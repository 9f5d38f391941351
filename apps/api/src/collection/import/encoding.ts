import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ImportMapping } from './mapping.js';
import { ImportRefused } from './refusal.js';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

/**
 * The encoding of a text file: what its first bytes mark, else UTF-8 when all of it is valid UTF-8, else
 * GB18030 (which holds GBK and GB2312, what Chinese spreadsheets write).
 *
 * @throws ImportRefused `file-empty`, `file-encoding-unknown`
 */
export async function detectEncoding(
  path: string,
  wanted: ImportMapping['file']['encoding'],
): Promise<Encoding> {
  const head = await firstBytes(path);
  if (head.length === 0) throw new ImportRefused('file-empty');
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  const candidates: Encoding[] = wanted === 'auto' ? ['utf-8', 'gb18030'] : [wanted];
  for (const encoding of candidates) if (await decodes(path, encoding)) return encoding;
  throw new ImportRefused('file-encoding-unknown', candidates);
}

/** The text of a file in pieces, without a byte order mark. */
export async function* decodedText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function decodes(path: string, encoding: Encoding): Promise<boolean> {
  try {
    const pieces = decodedText(path, encoding);
    while (!(await pieces.next()).done) continue;
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}
