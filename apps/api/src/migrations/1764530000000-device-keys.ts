import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { instant, reference, varchar } from './columns.js';
import { foreignKey, index, inTypesOf } from './tables.js';

const NONCES = new Table({
  name: 'device_nonce',
  columns: [
    { ...reference('device_id'), isPrimary: true },
    { ...varchar(22)('nonce'), isPrimary: true },
    instant('spent_at'),
  ],
  indices: [index('device_nonce_spent_at', 'spent_at')],
  foreignKeys: [foreignKey('device_nonce_device', 'device_id', 'device')],
});

/** Devices sign what they send. Those that were enrolled with a token have no key, and are revoked. */
export class DeviceKeys1764530000000 implements MigrationInterface {
  name = 'DeviceKeys1764530000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE device ADD COLUMN public_key varchar(200)');
    await runner.query(
      `UPDATE device SET token_hash = NULL, revoked_at = '${new Date().toISOString()}'
       WHERE enrolled_at IS NOT NULL AND revoked_at IS NULL`,
    );
    await runner.createTable(inTypesOf(runner, NONCES.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(NONCES.clone());
    await runner.query('ALTER TABLE device DROP COLUMN public_key');
  }
}
