import { Injectable } from '@nestjs/common';
import { AuditLog } from '../platform/audit/index.js';
import type { WriteTransaction } from '../platform/database/index.js';

/** What a project can be told to forget: whom to call, or who anybody is. */
export const ERASABLE = ['contacts', 'identities'] as const;
export type Erasable = (typeof ERASABLE)[number];

/** Erases in the transaction it is given. @returns how many records it erased */
export type ErasureHandler = (tx: WriteTransaction, projectId: string) => Promise<number>;

/**
 * Where features say how what they keep is erased. Privacy calls them without knowing them: only `people` can
 * reach names, also to delete them.
 */
@Injectable()
export class Erasure {
  readonly #handlers = new Map<Erasable, ErasureHandler>();

  constructor(private readonly audit: AuditLog) {}

  handle(what: Erasable, handler: ErasureHandler): void {
    this.#handlers.set(what, handler);
  }

  /** Erases for good. @returns how many records were erased */
  async erase(tx: WriteTransaction, what: Erasable, project: string): Promise<number> {
    const erased = (await this.#handlers.get(what)?.(tx, project)) ?? 0;
    this.audit.record(tx, { action: `${what}.erased`, project, detail: { erased } });
    return erased;
  }
}
