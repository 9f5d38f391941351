import type { BilingualText } from '@tongxing/contracts';

/** What an analysis was made from: enough to tell whether other data would be the same. */
export interface Snapshot {
  /** Hash over every participant's arm, site and facts, and every submission's id and content hash. */
  readonly hash: string;
  readonly participants: number;
  readonly submissions: number;
  /** Instant of the newest submission. */
  readonly dataAsOf: string;
  readonly instruments: readonly SnapshotInstrument[];
}

export interface SnapshotInstrument {
  readonly instrument: string;
  readonly version: string;
  readonly title: BilingualText;
  readonly hash: string;
  readonly keyHash: string;
}
