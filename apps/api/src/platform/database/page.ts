import { MoreThan, type FindOptionsWhere, type ObjectLiteral, type Repository } from 'typeorm';
import type { PageQuery } from '@tongxing/contracts';

/** A page of rows in the order of their ids, which is the order in which they were made. */
export async function findPage<Row extends ObjectLiteral & { id: string }>(
  repository: Repository<Row>,
  where: FindOptionsWhere<Row>,
  { after, limit }: PageQuery,
): Promise<{ rows: Row[]; next?: string }> {
  const found = await repository.find({
    where: { ...where, ...(after && { id: MoreThan(after) }) },
    order: { id: 'ASC' } as never,
    take: limit + 1,
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, ...(found.length > limit && last && { next: last.id }) };
}

/** The page with each row turned into what callers may see of it. */
export function pageOf<Row, Item>(
  page: { rows: Row[]; next?: string },
  toItem: (row: Row) => Item,
): { items: Item[]; next?: string } {
  return { items: page.rows.map(toItem), ...(page.next !== undefined && { next: page.next }) };
}
