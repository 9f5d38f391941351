/** Why an import cannot begin, where it is not for the table (`TableRefused`). Nothing has been stored. */
export type RefusalCode =
  | 'mapping-malformed'
  | 'mapping-invalid'
  | 'project-differs'
  | 'wave-differs'
  | 'instrument-version-immutable'
  | 'instrument-version-unknown';

export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';

  /** @param subjects what is meant: column names, paths in the mapping */
  constructor(
    readonly code: RefusalCode,
    readonly subjects: readonly string[] = [],
  ) {
    super([code, ...subjects].join(' '));
  }
}

/** Why one row was not stored. It stops no other row. */
export type RejectionCode =
  | 'row-malformed'
  /** From this line on nothing could be read: a quotation mark opens and never closes. */
  | 'rest-unreadable'
  | 'row-length'
  | 'participant-invalid'
  | 'participant-differs'
  | 'wave-unknown'
  | 'site-invalid'
  | 'arm-invalid'
  | 'sex-invalid'
  | 'birth-month-invalid'
  | 'date-invalid'
  | 'covariate-invalid'
  | 'submission-conflict'
  | 'consent-withdrawn'
  | 'question-unknown'
  | 'question-hidden'
  | 'answer-required'
  | 'answer-wrong-type'
  | 'answer-out-of-range'
  | 'answer-not-a-choice'
  | 'answer-rejected';

/** One reason for which a row was rejected, without what the cell said. */
export interface Rejection {
  /** Line of the file at which the row begins; the header is line 1. */
  readonly line: number;
  readonly code: RejectionCode;
  readonly column?: string;
}
