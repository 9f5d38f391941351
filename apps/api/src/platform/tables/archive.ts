import { inflateRawSync } from 'node:zlib';
import { TableRefused } from './refused.js';

/** Largest content of a workbook in bytes: a hundred thousand rows of twenty cells. */
const LARGEST_CONTENT = 48 * 1024 * 1024;
const MOST_ENTRIES = 500;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;
const DEFLATED = 8;
const STORED = 0;

interface ArchiveEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  /** Bytes when unpacked, as the directory says. */
  readonly size: number;
  readonly offset: number;
}

/**
 * The files that a ZIP archive lists, before anything of it is unpacked.
 *
 * @throws TableRefused `workbook-malformed` for what is no plain archive; `file-too-large` where what it lists would
 *   unpack to more than a workbook holds
 * @see PKWARE, APPNOTE 6.3.10, 4.3
 */
export function archiveEntries(bytes: Buffer): ArchiveEntry[] {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new TableRefused('file-too-large');
  const entries: ArchiveEntry[] = [];
  for (let at = bytes.readUInt32LE(end + 16), i = 0; i < count; i++) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw malformed();
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += ENTRY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > LARGEST_CONTENT)
    throw new TableRefused('file-too-large');
  return entries;
}

/**
 * One file of the archive. It may not be larger than the directory says.
 *
 * @throws TableRefused `workbook-malformed`
 */
export function unpacked(bytes: Buffer, { method, packed, size, offset }: ArchiveEntry): Buffer {
  if (offset + LOCAL_LENGTH > bytes.length) throw malformed();
  const start = offset + LOCAL_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(start, start + packed);
  if (method === STORED && packed === size) return content;
  if (method !== DEFLATED) throw malformed();
  try {
    const inflated = inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
    if (inflated.length === size) return inflated;
  } catch {
    throw malformed();
  }
  throw malformed();
}

function endOfDirectory(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= earliest; at--) if (bytes.readUInt32LE(at) === END) return at;
  throw malformed();
}

const malformed = () => new TableRefused('workbook-malformed');
