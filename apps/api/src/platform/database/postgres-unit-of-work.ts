import type { DataSource, QueryRunner } from 'typeorm';
import { inTransaction } from './in-transaction.js';
import { ReadView, WriteTransaction } from './transaction.js';
import { UnitOfWork } from './unit-of-work.js';

/** On PostgreSQL each transaction has a connection of the pool to itself; the server keeps them apart. */
export class PostgresUnitOfWork extends UnitOfWork {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override read<T>(work: (view: ReadView) => Promise<T>): Promise<T> {
    return work(new ReadView(this.dataSource.manager));
  }

  override snapshot<T>(work: (view: ReadView) => Promise<T>): Promise<T> {
    return this.#withRunner((runner) =>
      inTransaction(runner, async () => {
        await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        return work(new ReadView(runner.manager));
      }),
    );
  }

  override async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  protected override writeAlone<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    return this.#withRunner((runner) =>
      inTransaction(runner, () => work(new WriteTransaction(runner.manager))),
    );
  }

  async #withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}
