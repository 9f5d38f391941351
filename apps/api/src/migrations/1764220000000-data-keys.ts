import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { code, id, instant, integer, nullable, text, varchar } from './columns.js';
import { inTypesOf, unique } from './tables.js';

const DATA_KEY = new Table({
  name: 'data_key',
  columns: [
    id,
    varchar(32)('purpose'),
    varchar(36)('scope'),
    integer('ordinal'),
    varchar(9)('state'),
    text('wrapped', nullable),
    code('master_key'),
    instant('created_at'),
    instant('destroyed_at', nullable),
  ],
  uniques: [unique('data_key_ordinal_unique', 'purpose', 'scope', 'ordinal')],
});

export class DataKeys1764220000000 implements MigrationInterface {
  name = 'DataKeys1764220000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, DATA_KEY.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(DATA_KEY.clone());
  }
}
