import type { ProblemCode, SubmissionEnvelope } from '@tongxing/contracts';
import type { PublishedVersion } from '../../instruments/index.js';
import type { PreparedSubmission } from '../prepared-submission.js';

/** Why an item is kept without its submission being stored. Codes; devices may be older and not know one. */
export type Reason =
  'item-malformed' | 'item-unreadable' | 'sealing-key-unknown' | 'payload-newer' | ProblemCode;

/** Where and how something came. */
export interface Delivery {
  readonly projectId: string;
  readonly deviceId: string | null;
  readonly clockDriftMs: number | null;
}

/** Answers that cannot be stored, of a questionnaire that is known. */
export interface HeldAnswers {
  readonly envelope: SubmissionEnvelope;
  readonly version: PublishedVersion;
}

/** A sealed item that was opened and judged, as far as that went. */
export interface OpenedItem {
  readonly submissionId: string;
  readonly hash: string;
  /** Canonical JSON of the item as it came. */
  readonly raw: string;
  readonly participantId: string | null;
  /** Canonical JSON. */
  readonly paradata: string | null;
  readonly judged:
    | { readonly prepared: PreparedSubmission }
    | { readonly reason: Reason; readonly held?: HeldAnswers }
    /** It is no submission, and whom it belongs to has stored it. The audit log tells of it there, or keeps silent. */
    | { readonly taken: true };
}
