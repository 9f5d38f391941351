import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * In SQL that both engines speak: to add a column TypeORM would make the table anew on SQLite, which rows that
 * point to it do not allow.
 */
export class Hotlines1764200000000 implements MigrationInterface {
  name = 'Hotlines1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['project', 'site'])
      await runner.query(`ALTER TABLE ${table} ADD COLUMN hotlines text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['site', 'project']) await runner.query(`ALTER TABLE ${table} DROP COLUMN hotlines`);
  }
}
