import type { TableRefusalCode } from '@tongxing/contracts';

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
