import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { WriteTransaction } from './transaction.js';

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
export const PARAMETER_LIMIT = 32_000;

/** Inserts rows in as few statements as both engines allow. */
export async function insertMany<Row extends ObjectLiteral>(
  tx: WriteTransaction,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  const columns = tx.manager.dataSource.getMetadata(entity).columns.length;
  const size = Math.floor(PARAMETER_LIMIT / columns);
  for (let start = 0; start < rows.length; start += size)
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(start, start + size))
      .updateEntity(false)
      .execute();
}
