import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../platform/database/index.js';

/** Tells what is held about a participant. Given a transaction that can write, since looking at names is recorded. */
export type SubjectDataSource = (
  tx: WriteTransaction,
  projectId: string,
  participantId: string,
) => Promise<unknown>;

/** Where features say what they hold about a participant, for whoever may ask to see it. */
@Injectable()
export class SubjectDataSources {
  readonly #sources = new Map<string, SubjectDataSource>();

  /** @param part what the copy calls it */
  also(part: string, source: SubjectDataSource): void {
    this.#sources.set(part, source);
  }

  async collect(
    tx: WriteTransaction,
    projectId: string,
    participantId: string,
  ): Promise<Record<string, unknown>> {
    const parts: Record<string, unknown> = {};
    for (const [part, source] of this.#sources) parts[part] = await source(tx, projectId, participantId);
    return parts;
  }
}
