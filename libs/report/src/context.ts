import type { BilingualText } from '@tongxing/contracts';

/** What a report says besides results: whose they are, and how they can be traced. */
export interface ReportContext {
  readonly project: {
    readonly code: string;
    readonly name: BilingualText;
    readonly synthetic: boolean;
    readonly source?: string;
  };
  readonly instruments: readonly {
    readonly instrument: string;
    readonly version: string;
    readonly title: BilingualText;
    /** SHA-256 of questionnaire, key and provenance; of the key alone. */
    readonly hash: string;
    readonly keyHash: string;
  }[];
  readonly hashes: { readonly plan: string; readonly snapshot: string; readonly results: string };
  readonly scorerVersion: string;
  readonly codeVersion: string;
  /** Instant of the newest submission, ISO 8601 in UTC. */
  readonly dataAsOf: string;
  readonly submissions: number;
}
