import type { EntityManager } from 'typeorm';

/** A place to read from: a write transaction, or a view in which nothing can be written. */
export type View = WriteTransaction | ReadView;

/**
 * A transaction that may write. Only the unit of work makes one, and every method that writes asks for one,
 * so a write outside a transaction does not compile.
 */
export class WriteTransaction {
  readonly #kind = 'write';
  readonly #closing: (() => Promise<void>)[] = [];

  constructor(readonly manager: EntityManager) {}

  get kind(): 'write' {
    return this.#kind;
  }

  /** Has `work` done as the last thing before the commit; where it fails, the transaction does. */
  beforeCommit(work: () => Promise<void>): void {
    this.#closing.push(work);
  }

  async close(): Promise<void> {
    for (const work of this.#closing) await work();
  }
}

/** A view that may only read. On SQLite its connection is opened read-only; on PostgreSQL snapshots are. */
export class ReadView {
  readonly #kind = 'read';

  constructor(readonly manager: EntityManager) {}

  get kind(): 'read' {
    return this.#kind;
  }
}
