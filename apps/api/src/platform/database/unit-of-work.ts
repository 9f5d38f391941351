import { AsyncLocalStorage } from 'node:async_hooks';
import { isTaken } from './faults.js';
import type { ReadView, WriteTransaction } from './transaction.js';

/** Those who take the same keys at once are a few; each collision leaves one of them done. */
const MOST_ATTEMPTS = 5;

/** A transaction was asked for inside a transaction: on SQLite it would wait for itself for ever. */
export class NestedTransaction extends Error {
  override readonly name = 'NestedTransaction';

  constructor() {
    super('a transaction cannot be opened inside another: pass the one that is open');
  }
}

/** The one way to the data. Who reads and writes through it sees whole transactions only. */
export abstract class UnitOfWork {
  readonly #inside = new AsyncLocalStorage<true>();

  /** Runs `work` in one transaction: committed when it resolves, undone whole when it rejects. */
  write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    if (this.#inside.getStore()) return Promise.reject(new NestedTransaction());
    return this.#inside.run(true, () =>
      this.writeAlone(async (tx) => {
        const result = await work(tx);
        await tx.close();
        return result;
      }),
    );
  }

  /** The same, and anew where somebody else took a key meanwhile: what they stored is there to be found then. */
  async writeOrRetry<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++)
      try {
        return await this.write(work);
      } catch (error) {
        if (!isTaken(error) || attempt === MOST_ATTEMPTS) throw error;
      }
  }

  /** Reads committed data; each statement sees the newest. */
  abstract read<T>(work: (view: ReadView) => Promise<T>): Promise<T>;

  /** Reads one frozen state over any number of statements, for analyses and exports. */
  abstract snapshot<T>(work: (view: ReadView) => Promise<T>): Promise<T>;

  abstract close(): Promise<void>;

  protected abstract writeAlone<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
}
