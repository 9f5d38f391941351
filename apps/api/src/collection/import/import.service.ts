import { Injectable } from '@nestjs/common';
import type { PublishedVersion } from '../../instruments/index.js';
import { fileBytes, openTable } from '../../platform/tables/index.js';
import { DrySink } from './dry-sink.js';
import { ensureFrame, findFrame } from './import-frame.js';
import { ImportParts } from './import-parts.js';
import { ImportTally, type ImportReport } from './import-tally.js';
import { findVersion, publishVersion } from './import-version.js';
import type { ImportMapping } from './mapping.js';
import type { Rejection } from './refusal.js';
import { RowReader, type ImportRow } from './row-reader.js';
import { StoringSink } from './storing-sink.js';

/** Rows of one transaction. */
const BATCH = 500;

export interface ImportRequest {
  /** Path of the CSV file. */
  readonly path: string;
  readonly mapping: ImportMapping;
  readonly dryRun: boolean;
  /** Told of every rejected row as it is met. */
  readonly onRejected?: (rejection: Rejection) => void;
  /** Told after each commit: what it counts as stored is on disk. */
  readonly onProgress?: (report: ImportReport) => void;
}

/** Brings in tables of answers from paper or other systems. */
@Injectable()
export class ImportService {
  constructor(private readonly parts: ImportParts) {}

  /**
   * Imports a table row by row. A row that is wrong is rejected with its line and reason and stops no other.
   * What is imported already stays as it is, so a run that was cut off is completed by running it again.
   *
   * @throws ImportRefused, TableRefused when nothing can be imported; no row is stored then
   */
  async run(request: ImportRequest): Promise<ImportReport> {
    const { path, mapping, dryRun } = request;
    const found = await findVersion(this.parts, mapping);
    const reader = new RowReader(mapping, itemsOf(mapping, found));
    const table = await openTable(fileBytes(path), mapping.file, reader.columns);
    const version = dryRun ? found : await publishVersion(this.parts, found);
    const frame = await (dryRun ? findFrame : ensureFrame)(this.parts, mapping);
    const context = { mapping, version, ...frame };
    const sink = dryRun ? new DrySink(context, this.parts) : new StoringSink(context, this.parts);
    const tally = new ImportTally(table.encoding, frame.projectId, request.onRejected);
    let batch: ImportRow[] = [];
    const flush = async () => {
      tally.add(batch, await sink.take(batch));
      batch = [];
      request.onProgress?.(tally.report());
    };
    for await (const row of table.rows) {
      const read =
        'cells' in row ? reader.read(row.line, row.cells) : { faults: [{ code: row.fault, column: '' }] };
      if ('faults' in read) tally.reject(row.line, read.faults);
      else batch.push(read);
      if (batch.length >= BATCH) await flush();
    }
    await flush();
    return tally.report();
  }
}

/** The items to read: those the mapping names, else all of the instrument's; numbers where the key has a range. */
function itemsOf(
  { instrument }: ImportMapping,
  { definition }: PublishedVersion,
): { id: string; numeric: boolean }[] {
  const ranges = definition.key.items;
  const ids = ('published' in instrument ? instrument.items : undefined) ?? Object.keys(ranges);
  return ids.map((id) => ({ id, numeric: Object.hasOwn(ranges, id) }));
}
