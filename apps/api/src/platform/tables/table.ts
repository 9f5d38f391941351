import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodedText, detectEncoding, type Bytes, type Encoding } from './encoding.js';
import { TableRefused } from './refused.js';

/** How a text file holds a table. */
export interface TextTable {
  readonly encoding: 'auto' | 'utf-8' | 'gb18030';
  readonly delimiter: string;
}

/** One row of a table: its cells by column, or what is wrong with it. */
export type TableRow =
  | { readonly line: number; readonly cells: ReadonlyMap<string, string> }
  | { readonly line: number; readonly fault: TableRowFault };

export type TableRowFault = 'row-malformed' | 'row-length' | 'rest-unreadable';

export interface Table {
  readonly encoding: Encoding | 'xlsx';
  readonly rows: AsyncIterable<TableRow>;
}

/** Longest row in characters: far beyond any questionnaire, short enough that a lost quote cannot fill the memory. */
const LONGEST_ROW = 1_000_000;

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * Opens a CSV file of any size: rows are read as they are asked for.
 *
 * @param needed columns that must be there, each once
 * @throws TableRefused `file-empty`, `file-encoding-unknown`, `header-malformed`, `column-missing`, `column-duplicate`
 */
export async function openTable(bytes: Bytes, file: TextTable, needed: readonly string[]): Promise<Table> {
  const encoding = await detectEncoding(bytes, file.encoding);
  const records = parsedRecords(bytes, encoding, file.delimiter);
  const first = await records.next();
  if (first.done) throw new TableRefused('file-empty');
  if ('fault' in first.value) throw new TableRefused('header-malformed');
  const header = first.value.record.map((name) => name.trim());
  checkHeader(header, needed);
  return { encoding, rows: tableRows(header, records) };
}

/** @throws TableRefused `column-missing`, `column-duplicate` */
export function checkHeader(header: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new TableRefused('column-missing', missing);
  const repeated = needed.filter((name) => header.indexOf(name) !== header.lastIndexOf(name));
  if (repeated.length > 0) throw new TableRefused('column-duplicate', [...new Set(repeated)]);
}

type Parsed =
  | { readonly line: number; readonly record: string[] }
  | { readonly line: number; readonly fault: TableRowFault };

/** Records in the order of the file, and between them the lines that are none. */
async function* parsedRecords(bytes: Bytes, encoding: Encoding, delimiter: string): AsyncGenerator<Parsed> {
  const faults = new CsvFaults();
  const parser = Readable.from(decodedText(bytes, encoding), { objectMode: false, encoding: 'utf8' }).pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      skip_records_with_error: true,
      on_skip: (error) => {
        faults.add(error);
        return undefined;
      },
      on_record: (record: string[], { lines }) => {
        faults.parsed(lines);
        return record;
      },
    }),
  );
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
    yield* faults.before(info.lines);
    yield { line: info.lines, record };
  }
  yield* faults.before(Infinity);
}

/** Lines that the parser could not read. It runs ahead of its reader, so they wait for their place. */
class CsvFaults {
  readonly #faults = new Map<number, TableRowFault>();
  #lastParsed = 0;

  parsed(line: number): void {
    this.#lastParsed = line;
  }

  add(error: CsvError | undefined): void {
    // A quotation mark that never closes takes all that follows with it: it began after the last whole record.
    if (error?.code === 'CSV_QUOTE_NOT_CLOSED' || error?.code === 'CSV_MAX_RECORD_SIZE')
      this.#faults.set(this.#lastParsed + 1, 'rest-unreadable');
    else this.#faults.set(Number(error?.['lines']), 'row-malformed');
  }

  *before(line: number): Generator<Parsed> {
    for (const [at, fault] of this.#faults) {
      if (at >= line) return;
      this.#faults.delete(at);
      yield { line: at, fault };
    }
  }
}

async function* tableRows(header: readonly string[], records: AsyncIterable<Parsed>): AsyncGenerator<TableRow> {
  for await (const parsed of records) {
    if ('fault' in parsed) yield parsed;
    else if (parsed.record.length !== header.length) yield { line: parsed.line, fault: 'row-length' };
    else
      yield {
        line: parsed.line,
        cells: new Map(header.map((name, i) => [name, parsed.record[i] as string])),
      };
  }
}
