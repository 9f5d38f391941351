import type { ImportRow } from './row-reader.js';
import type { RowOutcome } from './row-submission.js';

/** Where rows go: into the database, or nowhere on a dry run. */
export interface RowSink {
  /** What became of each row, in order; when it returns, what is `stored` is on disk. */
  take(rows: readonly ImportRow[]): Promise<RowOutcome[]>;
}
