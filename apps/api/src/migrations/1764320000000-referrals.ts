import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { instant, nullable, reference, text, varchar } from './columns.js';
import { foreignKey, inTypesOf } from './tables.js';

const REFERRAL_MAP = new Table({
  name: 'referral_map',
  columns: [
    { ...reference('county_id'), isPrimary: true },
    text('contacts'),
    instant('signed_at', nullable),
    varchar(36)('signed_by', nullable),
  ],
  foreignKeys: [foreignKey('referral_map_county', 'county_id', 'site')],
});

const WAVE_OPENING = new Table({
  name: 'wave_opening',
  columns: [
    { ...reference('wave_id'), isPrimary: true },
    { ...reference('county_id'), isPrimary: true },
    instant('opened_at'),
  ],
  foreignKeys: [
    foreignKey('wave_opening_wave', 'wave_id', 'wave'),
    foreignKey('wave_opening_county', 'county_id', 'site'),
  ],
});

export class Referrals1764320000000 implements MigrationInterface {
  name = 'Referrals1764320000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [REFERRAL_MAP, WAVE_OPENING])
      await runner.createTable(inTypesOf(runner, table.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [WAVE_OPENING, REFERRAL_MAP]) await runner.dropTable(table.clone());
  }
}
