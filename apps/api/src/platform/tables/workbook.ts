import { readSheet } from 'read-excel-file/universal';
import { archiveEntries, unpacked } from './archive.js';
import { TableRefused } from './refused.js';
import { checkHeader, type Table, type TableRow } from './table.js';

/** Largest workbook in bytes as it is sent. */
const LARGEST_FILE = 16 * 1024 * 1024;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 500;
const MOST_CELLS = 2_000_000;

/**
 * Opens one sheet of an XLSX workbook. Its first row is the header; a row counts as it does in the spreadsheet.
 * Nothing is unpacked before the archive's directory has been read, and no cell is read before all are counted.
 *
 * @param sheet name of the sheet; the first where none is named
 * @param needed columns that must be there, each once
 * @throws TableRefused `file-empty`, `file-too-large`, `workbook-malformed`, `sheet-missing`, `header-malformed`,
 *   `column-missing`, `column-duplicate`
 */
export async function openWorkbook(
  bytes: Uint8Array,
  sheet: string | undefined,
  needed: readonly string[],
): Promise<Table> {
  if (bytes.length === 0) throw new TableRefused('file-empty');
  if (bytes.length > LARGEST_FILE) throw new TableRefused('file-too-large');
  checkSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const [first, ...rows] = await sheetRows(bytes, sheet);
  if (!first) throw new TableRefused('file-empty');
  const header = first.map((cell) => cellText(cell).trim());
  checkHeader(header, needed);
  return { encoding: 'xlsx', rows: tableRows(header, rows) };
}

type Cell = string | number | boolean | Date | null;

async function sheetRows(bytes: Uint8Array, sheet: string | undefined): Promise<Cell[][]> {
  const copy = new Uint8Array(bytes).buffer;
  try {
    return (await (sheet === undefined ? readSheet(copy) : readSheet(copy, sheet))) as Cell[][];
  } catch (error) {
    const isMissing = error instanceof Error && error.constructor.name === 'SheetNotFoundError';
    throw isMissing ? new TableRefused('sheet-missing') : new TableRefused('workbook-malformed');
  }
}

/** Where a row or cell stands, as sheets write it: `7`, `C7`. */
const PLACE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A cell far out makes a sheet large, however small the file: readers fill up what lies before it. */
function checkSize(bytes: Buffer): void {
  let cells = 0;
  for (const entry of archiveEntries(bytes)) {
    const content = unpacked(bytes, entry);
    if (!entry.name.endsWith('.xml')) continue;
    for (const [, double, single] of content.toString('utf8').matchAll(PLACE)) {
      const place = double ?? single ?? '';
      if (place.includes('&')) throw new TableRefused('workbook-malformed');
      const [, column = '', row] = /^([A-Z]*)(\d+)$/.exec(place) ?? [];
      if (row === undefined) continue;
      if (Number(row) > MOST_ROWS || columnNumber(column) > MOST_COLUMNS || ++cells > MOST_CELLS)
        throw new TableRefused('file-too-large');
    }
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => 26 * number + letter.charCodeAt(0) - 64, 0);

/** A cell as the spreadsheet shows it: dates as calendar dates, numbers without a separator. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

// eslint-disable-next-line @typescript-eslint/require-await -- read like a file, row by row
async function* tableRows(header: readonly string[], rows: readonly Cell[][]): AsyncGenerator<TableRow> {
  for (const [i, row] of rows.entries()) {
    const cells = header.map((name, column): [string, string] => [name, cellText(row[column] ?? null)]);
    if (cells.some(([, text]) => text.trim() !== '')) yield { line: i + 2, cells: new Map(cells) };
  }
}
