import { canonicalJson, type JsonValue, type SubmissionEnvelope } from '@tongxing/contracts';
import { currentActor, type Actor } from '../platform/actor/index.js';
import type { PublishedVersion } from '../instruments/index.js';
import { sha256 } from '../platform/ids.js';

/** A submission that has passed every check that needs no other record, ready to be stored. */
export interface PreparedSubmission {
  readonly id: string;
  readonly envelope: SubmissionEnvelope;
  readonly version: PublishedVersion;
  /** Who sent it: it may be stored with what others sent. */
  readonly actor: Actor;
  /** SHA-256 of the canonical JSON of the envelope. */
  readonly hash: string;
  /** Canonical JSON of the answers. */
  readonly answers: string;
}

/** Hashes a valid envelope. */
export function prepareSubmission(
  id: string,
  envelope: SubmissionEnvelope,
  version: PublishedVersion,
): PreparedSubmission {
  return {
    id,
    envelope,
    version,
    actor: currentActor(),
    hash: sha256(canonicalJson(envelope as unknown as JsonValue)),
    answers: canonicalJson(envelope.answers as JsonValue),
  };
}
