import type { BilingualText } from '@tongxing/contracts';
import type { Variable } from './variable.js';

/** Numbers with NaN for what is missing and codes for missing values with a reason; or texts, empty where missing. */
export type Column = Float64Array | readonly string[];

/** Some rows that follow each other, as one column for each variable. */
export interface Batch {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/**
 * A table that programs for statistics read, the same for every format. Rows come in batches and are read anew by each
 * writer, so that memory does not grow with their number. The same dataset gives the same bytes.
 */
export interface Dataset {
  readonly title: BilingualText;
  /** Instant of the newest datum, the only date that files carry. */
  readonly asOf: string;
  readonly variables: readonly Variable[];
  readonly rows: number;
  batches(): AsyncIterable<Batch>;
}
