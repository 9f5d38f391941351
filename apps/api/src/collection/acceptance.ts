import { Injectable } from '@nestjs/common';
import type { SubmissionEnvelope } from '@tongxing/contracts';
import type { PublishedVersion } from '../instruments/index.js';
import type { Actor } from '../platform/actor/index.js';
import type { WriteTransaction } from '../platform/database/index.js';

/** A submission that is being stored for the first time. */
export interface AcceptedSubmission {
  readonly id: string;
  readonly projectId: string;
  readonly envelope: SubmissionEnvelope;
  readonly version: PublishedVersion;
  readonly answers: Readonly<Record<string, unknown>>;
  /** It comes from another system, where it was another's to say who may be asked. */
  readonly isHistorical: boolean;
  /** Who sent it. */
  readonly actor: Actor;
}

export type AcceptanceHandler = (
  tx: WriteTransaction,
  accepted: readonly AcceptedSubmission[],
) => Promise<void>;

/**
 * Where it is said what else must happen in the transaction that stores a submission: scoring, which is a later
 * stage, and the screening for red flags. Collection calls them without knowing them, so imports run upstream
 * only, and a submission is never stored without its scores.
 */
@Injectable()
export class Acceptance {
  readonly #handlers: AcceptanceHandler[] = [];

  also(handler: AcceptanceHandler): void {
    this.#handlers.push(handler);
  }

  async run(tx: WriteTransaction, accepted: readonly AcceptedSubmission[]): Promise<void> {
    for (const handler of this.#handlers) await handler(tx, accepted);
  }
}
