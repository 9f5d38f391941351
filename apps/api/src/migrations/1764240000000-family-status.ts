import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { date, id, instant, nullable, reference, text, varchar } from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const FAMILY_STATUS = new Table({
  name: 'family_status',
  columns: [
    id,
    reference('project_id'),
    reference('participant_id'),
    reference('wave_id', nullable),
    varchar(16)('source'),
    reference('submission_id', nullable),
    date('held_on', nullable),
    text('variables'),
    text('flags'),
    varchar(16)('rule'),
    instant('recorded_at'),
  ],
  uniques: [unique('family_status_submission_unique', 'submission_id')],
  indices: [
    index('family_status_project_id', 'project_id', 'id'),
    index('family_status_participant_id', 'participant_id'),
  ],
  foreignKeys: [
    foreignKey('family_status_project', 'project_id', 'project'),
    foreignKey('family_status_participant', 'participant_id', 'participant'),
    foreignKey('family_status_wave', 'wave_id', 'wave'),
  ],
});

export class FamilyStatus1764240000000 implements MigrationInterface {
  name = 'FamilyStatus1764240000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, FAMILY_STATUS.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(FAMILY_STATUS.clone());
  }
}
