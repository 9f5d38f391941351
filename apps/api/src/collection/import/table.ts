import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodedText, detectEncoding, type Encoding } from './encoding.js';
import type { ImportMapping } from './mapping.js';
import { ImportRefused } from './refusal.js';

/** One row of a table: its cells by column, or what is wrong with it. */
export type TableRow =
  | { readonly line: number; readonly cells: ReadonlyMap<string, string> }
  | { readonly line: number; readonly fault: 'row-malformed' | 'row-length' };

export interface Table {
  readonly encoding: Encoding;
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
 * @throws ImportRefused `file-empty`, `file-encoding-unknown`, `column-missing`, `column-duplicate`
 */
export async function openTable(
  path: string,
  file: ImportMapping['file'],
  needed: readonly string[],
): Promise<Table> {
  const encoding = await detectEncoding(path, file.encoding);
  const records = parsedRecords(path, encoding, file.delimiter);
  const first = await records.next();
  if (first.done || !first.value.record) throw new ImportRefused('file-empty');
  const header = first.value.record.map((name) => name.trim());
  checkHeader(header, needed);
  return { encoding, rows: tableRows(header, records) };
}

function checkHeader(header: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new ImportRefused('column-missing', missing);
  const repeated = needed.filter((name) => header.indexOf(name) !== header.lastIndexOf(name));
  if (repeated.length > 0) throw new ImportRefused('column-duplicate', [...new Set(repeated)]);
}

interface Parsed {
  readonly line: number;
  readonly record?: string[];
}

async function* parsedRecords(path: string, encoding: Encoding, delimiter: string): AsyncGenerator<Parsed> {
  const parser = Readable.from(decodedText(path, encoding), { objectMode: false, encoding: 'utf8' }).pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
    }),
  );
  let line = 0;
  try {
    for await (const parsed of parser as AsyncIterable<ParsedRecord>) {
      line = parsed.info.lines;
      yield { line, record: parsed.record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { line: line + 1 };
  }
}

async function* tableRows(header: readonly string[], records: AsyncIterable<Parsed>): AsyncGenerator<TableRow> {
  for await (const { line, record } of records) {
    if (!record) yield { line, fault: 'row-malformed' };
    else if (record.length !== header.length) yield { line, fault: 'row-length' };
    else yield { line, cells: new Map(header.map((name, i) => [name, record[i] as string])) };
  }
}
