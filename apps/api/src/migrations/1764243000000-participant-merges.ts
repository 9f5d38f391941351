import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { id, instant, nullable, reference } from './columns.js';
import { foreignKey, index, inTypesOf } from './tables.js';

const PARTICIPANT_MERGE = new Table({
  name: 'participant_merge',
  columns: [
    id,
    reference('project_id'),
    reference('kept_id'),
    reference('merged_id'),
    instant('merged_at'),
    instant('undone_at', nullable),
  ],
  indices: [
    index('participant_merge_project_id', 'project_id', 'id'),
    index('participant_merge_kept_id', 'kept_id'),
    index('participant_merge_merged_id', 'merged_id'),
  ],
  foreignKeys: [
    foreignKey('participant_merge_project', 'project_id', 'project'),
    foreignKey('participant_merge_kept', 'kept_id', 'participant'),
    foreignKey('participant_merge_merged', 'merged_id', 'participant'),
  ],
});

export class ParticipantMerges1764243000000 implements MigrationInterface {
  name = 'ParticipantMerges1764243000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, PARTICIPANT_MERGE.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(PARTICIPANT_MERGE.clone());
  }
}
