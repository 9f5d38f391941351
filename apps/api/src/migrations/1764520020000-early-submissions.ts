import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { reference } from './columns.js';
import { foreignKey, index, inTypesOf } from './tables.js';

const EARLY = new Table({
  name: 'early_submission',
  columns: [{ ...reference('submission_id'), isPrimary: true }, reference('wave_id'), reference('county_id')],
  indices: [index('early_submission_wave_id', 'wave_id', 'county_id')],
  foreignKeys: [
    foreignKey('early_submission_submission', 'submission_id', 'submission'),
    foreignKey('early_submission_wave', 'wave_id', 'wave'),
    foreignKey('early_submission_county', 'county_id', 'site'),
  ],
});

/** What was stored before has no mark: waves that were at work already go on. */
export class EarlySubmissions1764520020000 implements MigrationInterface {
  name = 'EarlySubmissions1764520020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, EARLY.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(EARLY.clone());
  }
}
