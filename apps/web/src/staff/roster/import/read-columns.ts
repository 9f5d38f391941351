import type { RosterFormat } from '@tongxing/contracts';

/** A column of a roster, with what its cells say. */
export interface RosterColumn {
  readonly name: string;
  /** Each once, in the order of the file; at most `MOST_VALUES`. */
  readonly values: readonly string[];
}

/** A roster as it was chosen. */
export interface RosterFile {
  readonly format: RosterFormat;
  readonly content: ArrayBuffer;
  readonly columns: readonly RosterColumn[];
}

export type UnreadableReason = 'tooLarge' | 'notRead' | 'noColumns';

/** A file of which no columns can be shown. */
export class RosterUnreadable extends Error {
  override readonly name = 'RosterUnreadable';

  constructor(readonly reason: UnreadableReason) {
    super(reason);
  }
}

/** Largest file in bytes: the server takes 4,000,000 characters of Base64. */
export const LARGEST_FILE = 3_000_000;
/** More different cells than these are no list of choices. */
const MOST_VALUES = 30;

/**
 * The columns of a roster, read in the browser: nothing is sent before somebody has said what they mean.
 *
 * @throws RosterUnreadable
 */
export async function readColumns(file: File): Promise<RosterFile> {
  if (file.size > LARGEST_FILE) throw new RosterUnreadable('tooLarge');
  const content = await file.arrayBuffer();
  const format = /\.xlsx$/i.test(file.name) ? 'xlsx' : 'csv';
  const [header = [], ...rows] = await readRows(format, content).catch(() => {
    throw new RosterUnreadable('notRead');
  });
  const names = header.map((name) => name.trim());
  const columns = names.flatMap((name, at) =>
    name !== '' && names.indexOf(name) === at ? [{ name, values: valuesOf(rows, at) }] : [],
  );
  if (columns.length === 0) throw new RosterUnreadable('noColumns');
  return { format, content, columns };
}

/** A file as it is sent. */
export function base64Of(content: ArrayBuffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => {
      reject(new RosterUnreadable('notRead'));
    };
    reader.readAsDataURL(new Blob([content]));
  });
}

async function readRows(format: RosterFormat, content: ArrayBuffer): Promise<string[][]> {
  if (format === 'xlsx') {
    const { readSheet } = await import('read-excel-file/universal');
    const rows = await readSheet(content.slice(0));
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  }
  const { parse } = await import('csv-parse/browser/esm/sync');
  return parse(textOf(content), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
}

/** Text as Excel in China writes it: UTF-8, UTF-16 with its mark, or GB18030. */
function textOf(content: ArrayBuffer): string {
  const [first, second] = new Uint8Array(content, 0, Math.min(2, content.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
}

function valuesOf(rows: readonly (readonly string[])[], at: number): string[] {
  const values = new Set<string>();
  for (const row of rows) {
    const value = row[at]?.normalize('NFKC').trim() ?? '';
    if (value !== '') values.add(value);
    if (values.size === MOST_VALUES) break;
  }
  return [...values];
}
