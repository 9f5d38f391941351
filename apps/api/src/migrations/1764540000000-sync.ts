import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { code, hash, instant, integer, nullable, real, reference, text, varchar } from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const SYNC_STORE = new Table({
  name: 'sync_store',
  columns: [{ ...integer('id'), isPrimary: true }, reference('store'), integer('sequence')],
});

const SYNC_ITEM = new Table({
  name: 'sync_item',
  columns: [
    { ...integer('sequence'), isPrimary: true },
    reference('submission_id'),
    hash('hash'),
    reference('project_id'),
    reference('device_id', nullable),
    reference('participant_id', nullable),
    varchar(16)('outcome'),
    code('reason', nullable),
    instant('received_at'),
    real('clock_drift_ms', nullable),
    text('paradata', nullable),
    text('sealed', nullable),
  ],
  uniques: [unique('sync_item_sealed_unique', 'submission_id', 'hash')],
  indices: [
    index('sync_item_waiting', 'project_id', 'outcome', 'sequence'),
    index('sync_item_participant', 'participant_id'),
  ],
  foreignKeys: [foreignKey('sync_item_project', 'project_id', 'project')],
});

export class Sync1764540000000 implements MigrationInterface {
  name = 'Sync1764540000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [SYNC_STORE, SYNC_ITEM]) await runner.createTable(inTypesOf(runner, table.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [SYNC_ITEM, SYNC_STORE]) await runner.dropTable(table.clone());
  }
}
