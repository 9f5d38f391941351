import type { DataSource, QueryRunner } from 'typeorm';
import { FirstInFirstOut } from './first-in-first-out.js';
import { inTransaction } from './in-transaction.js';
import { ReadView, WriteTransaction } from './transaction.js';
import { UnitOfWork } from './unit-of-work.js';

/**
 * On SQLite there is one writer at a time. TypeORM's driver shares one connection among all query runners,
 * so two transactions at once would be one, and a rollback of either would take the other's rows. Here
 * write transactions queue, first in first out, on a connection of their own; readers have another, opened
 * read-only, and never see a transaction that is still open.
 */
export class SqliteUnitOfWork extends UnitOfWork {
  readonly #queue = new FirstInFirstOut();
  readonly #runner: QueryRunner;

  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly openReader: () => Promise<DataSource>,
  ) {
    super();
    this.#runner = writer.createQueryRunner();
  }

  override read<T>(work: (view: ReadView) => Promise<T>): Promise<T> {
    return work(new ReadView(this.reader.manager));
  }

  /** A connection of its own: a read transaction on the shared one would freeze every other reader's view. */
  override async snapshot<T>(work: (view: ReadView) => Promise<T>): Promise<T> {
    const connection = await this.openReader();
    try {
      const runner = connection.createQueryRunner();
      return await inTransaction(runner, () => work(new ReadView(runner.manager)));
    } finally {
      await connection.destroy();
    }
  }

  override async close(): Promise<void> {
    await this.#queue.run(async () => {
      await this.reader.destroy();
      if (this.writer.isInitialized) await this.writer.destroy();
    });
  }

  protected override writeAlone<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    return this.#queue.run(() =>
      inTransaction(this.#runner, () => work(new WriteTransaction(this.#runner.manager))),
    );
  }
}
