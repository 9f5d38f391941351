import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { instant, integer, reference } from './columns.js';
import { inTypesOf } from './tables.js';

const TABLE = new Table({
  name: 'name_reading',
  columns: [{ ...reference('account_id'), isPrimary: true }, integer('times'), instant('since')],
});

export class NameReadings1764530200000 implements MigrationInterface {
  name = 'NameReadings1764530200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, TABLE.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(TABLE.clone());
  }
}
