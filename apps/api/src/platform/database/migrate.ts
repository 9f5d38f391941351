import Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';

/** Any number, the same in every version: processes that migrate the same PostgreSQL database wait on it. */
const POSTGRES_LOCK = 7_461_893;
const SQLITE_LOCK_WAIT = 120_000;

/**
 * Brings a database to the newest schema. Processes that start together wait for each other: TypeORM itself
 * takes no lock, and of three that migrate at once two would fail.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const run = async () => {
    await dataSource.runMigrations({ transaction: 'each' });
  };
  if (dataSource.options.type === 'postgres') await withPostgresLock(dataSource, run);
  else await withSqliteLock(String(dataSource.options.database), run);
}

async function withPostgresLock(dataSource: DataSource, run: () => Promise<void>): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [POSTGRES_LOCK]);
    await run();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [POSTGRES_LOCK]).catch(() => undefined);
    await runner.release();
  }
}

/** A lock on a file beside the database, which the system lets go when the process dies. */
async function withSqliteLock(path: string, run: () => Promise<void>): Promise<void> {
  const lock = new Database(`${path}.migrating`, { timeout: SQLITE_LOCK_WAIT });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    await run();
    lock.exec('ROLLBACK');
  } finally {
    lock.close();
  }
}
