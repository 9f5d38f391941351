import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { WriteTransaction } from '../database/index.js';
import type { KeyPurpose } from './data-key.entity.js';
import { sealedWith } from './field-keys.js';

/** A column that holds sealed texts or nothing, in a table whose key is `id`. */
export interface SealedColumn {
  readonly purpose: KeyPurpose;
  readonly table: string;
  /** As the entity names it. */
  readonly column: string;
  /**
   * For rows that are only ever added: the table that takes what is sealed anew, as `rowId`, `keyId` and `body`.
   * A copy is sealed for the place of its row, and opens there.
   */
  readonly copies?: string;
}

export interface SealedRow {
  readonly id: string;
  readonly sealed: string;
}

/** A key on its way out, and the one that takes its place. */
export interface Exchange {
  readonly retired: string;
  readonly active: string;
}

/** A row that has been copied: what the retired key opens, and what the active one opens. */
export interface CopiedRow extends SealedRow {
  readonly anew: string;
}

/** The rows that only the retired key opens, a page of them after an id. */
export const rowsLeft = (
  tx: WriteTransaction,
  column: SealedColumn,
  exchange: Exchange,
  after: string,
): Promise<SealedRow[]> =>
  rowsUnder(tx, column, exchange, after)
    .andWhere(column.copies === undefined ? '1 = 1' : 'newer.rowId IS NULL')
    .getRawMany();

/** The rows that have been copied, a page of them after an id. */
export const rowsCopied = (
  tx: WriteTransaction,
  column: SealedColumn,
  exchange: Exchange,
  after: string,
): Promise<CopiedRow[]> =>
  rowsUnder(tx, column, exchange, after)
    .addSelect('newer.body', 'anew')
    .andWhere('newer.rowId IS NOT NULL')
    .getRawMany();

/** Keeps a row's text as it is sealed anew: in its place, or as a copy where the row may not change. */
export async function keepAnew(
  { manager }: WriteTransaction,
  { table, column, copies }: SealedColumn,
  { id, sealed }: SealedRow,
  anew: string,
  keyId: string,
): Promise<void> {
  if (copies === undefined) await manager.update(table, { id, [column]: sealed }, { [column]: anew });
  else await manager.insert(copies, { rowId: id, keyId, body: anew });
}

/** Rows of one transaction. */
const PAGE = 200;

/** What the retired key opens: rows as they stand, and copies that an earlier exchange made. */
function rowsUnder(
  { manager }: WriteTransaction,
  { table, column, copies }: SealedColumn,
  { retired, active }: Exchange,
  after: string,
): SelectQueryBuilder<ObjectLiteral> {
  const query = manager
    .createQueryBuilder()
    .from(table, 't')
    .select('t.id', 'id')
    .orderBy('t.id')
    .limit(PAGE)
    .setParameters({ prefix: `${sealedWith(retired)}%`, retired, active, after });
  if (copies === undefined) query.addSelect(`t.${column}`, 'sealed').where(`t.${column} LIKE :prefix`);
  else
    query
      .addSelect(`coalesce(older.body, t.${column})`, 'sealed')
      .leftJoin(copies, 'older', 'older.rowId = t.id AND older.keyId = :retired')
      .leftJoin(copies, 'newer', 'newer.rowId = t.id AND newer.keyId = :active')
      .where(`(older.rowId IS NOT NULL OR t.${column} LIKE :prefix)`);
  return query.andWhere(after === '' ? '1 = 1' : 't.id > :after');
}
