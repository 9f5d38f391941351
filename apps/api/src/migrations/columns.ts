import type { TableColumnOptions } from 'typeorm';

/** Column kinds as migrations write them. A migration, once released, is never edited: add kinds, change none. */
type Options = Partial<TableColumnOptions>;

const column =
  (type: string, length?: number) =>
  (name: string, options: Options = {}): TableColumnOptions => ({
    name,
    type,
    ...(length !== undefined && { length: String(length) }),
    ...options,
  });

export const nullable: Options = { isNullable: true };

export const id: TableColumnOptions = { name: 'id', type: 'uuid', isPrimary: true };
export const reference = column('uuid');
export const code = column('varchar', 64);
export const hash = column('varchar', 64);
export const instant = column('varchar', 24);
export const date = column('varchar', 10);
export const text = column('text');
export const integer = column('integer');
export const real = column('double precision');
export const boolean = column('boolean');
export const varchar = (length: number) => column('varchar', length);
