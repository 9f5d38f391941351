import { TableForeignKey, TableIndex, TableUnique, type QueryRunner, type Table } from 'typeorm';

/** Parts of tables as migrations write them. */

export const foreignKey = (name: string, column: string, table: string) =>
  new TableForeignKey({
    name,
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: ['id'],
  });
export const unique = (name: string, ...columnNames: string[]) => new TableUnique({ name, columnNames });
export const index = (name: string, ...columnNames: string[]) => new TableIndex({ name, columnNames });

/** Column types as the engine itself reads them back: SQLite has no uuid. */
export function inTypesOf({ dataSource: { driver } }: QueryRunner, table: Table): Table {
  for (const column of table.columns) column.type = driver.normalizeType(column);
  return table;
}
