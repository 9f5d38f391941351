import type { RosterFault } from '@tongxing/contracts';

/** One reason against a row, with the column it stands in. */
export interface RowFault {
  readonly code: RosterFault;
  readonly column?: string;
}
