import type { PublishedVersion } from '../../instruments/index.js';
import type { ImportMapping } from './mapping.js';

/** What stays the same over all rows of an import into a project that exists. */
export interface ImportContext {
  readonly mapping: ImportMapping;
  readonly projectId: string;
  readonly version: PublishedVersion;
  /** Wave id by code. */
  readonly waves: ReadonlyMap<string, string>;
}
