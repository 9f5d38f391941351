import type { Table } from '../../platform/tables/index.js';
import type { Rejection, RejectionCode } from './refusal.js';
import type { ImportRow, RowFault } from './row-reader.js';
import type { RowOutcome } from './row-submission.js';

/** What an import has done so far; every row read is counted once. */
export interface ImportReport {
  readonly projectId: string;
  readonly encoding: Table['encoding'];
  readonly rows: number;
  readonly stored: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** How often each reason was met; a row can have several. */
  readonly reasons: Readonly<Partial<Record<RejectionCode, number>>>;
}

/** Counts rows as they are dealt with, and passes rejections on as they come. */
export class ImportTally {
  #stored = 0;
  #unchanged = 0;
  #rejected = 0;
  readonly #reasons: Partial<Record<RejectionCode, number>> = {};

  constructor(
    private readonly encoding: Table['encoding'],
    private readonly projectId: string,
    private readonly onRejected: (rejection: Rejection) => void = () => undefined,
  ) {}

  add(rows: readonly ImportRow[], outcomes: readonly RowOutcome[]): void {
    outcomes.forEach((outcome, i) => {
      if (outcome === 'stored') this.#stored++;
      else if (outcome === 'unchanged') this.#unchanged++;
      else this.reject(rows[i]?.line ?? 0, outcome.faults);
    });
  }

  reject(line: number, faults: readonly RowFault[]): void {
    this.#rejected++;
    for (const { code, column } of faults) {
      this.#reasons[code] = (this.#reasons[code] ?? 0) + 1;
      this.onRejected({ line, code, ...(column !== '' && { column }) });
    }
  }

  report(): ImportReport {
    return {
      projectId: this.projectId,
      encoding: this.encoding,
      rows: this.#stored + this.#unchanged + this.#rejected,
      stored: this.#stored,
      unchanged: this.#unchanged,
      rejected: this.#rejected,
      reasons: { ...this.#reasons },
    };
  }
}
