/** Why a table cannot be read at all. */
export type TableRefusalCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-encoding-unknown'
  | 'workbook-malformed'
  | 'sheet-missing'
  | 'header-malformed'
  | 'column-missing'
  | 'column-duplicate';

export class TableRefused extends Error {
  override readonly name = 'TableRefused';

  /** @param subjects what is meant: column names, encodings that were tried */
  constructor(
    readonly code: TableRefusalCode,
    readonly subjects: readonly string[] = [],
  ) {
    super([code, ...subjects].join(' '));
  }
}
