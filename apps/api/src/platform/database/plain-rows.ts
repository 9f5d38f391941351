import type { EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { View } from './transaction.js';

/** What a column holds in the database: JSON columns are the text that was kept. */
export type Plain<Row, Name extends keyof Row> = {
  readonly [Key in Name]: Row[Key] extends string | number | boolean | null ? Row[Key] : string;
};

/**
 * Some columns of many rows as they stand in the database. TypeORM's entities cost tens of microseconds a row; where
 * millions are read, that is most of the time.
 *
 * @param names properties of the entity
 * @param narrowed adds conditions, order and limit; the entity goes by the name `row`
 */
export function plainRows<Row extends ObjectLiteral, Name extends keyof Row & string>(
  view: View,
  entity: EntityTarget<Row>,
  names: readonly Name[],
  narrowed: (query: SelectQueryBuilder<Row>) => SelectQueryBuilder<Row>,
): Promise<Plain<Row, Name>[]> {
  const query = view.manager.createQueryBuilder(entity, 'row').select([]);
  for (const name of names) query.addSelect(`row.${name}`, name);
  return narrowed(query).getRawMany<Plain<Row, Name>>();
}
