import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { id, instant, reference } from './columns.js';
import { foreignKey, index, inTypesOf } from './tables.js';

const IDENTITY_REMOVAL = new Table({
  name: 'identity_removal',
  columns: [id, reference('project_id'), instant('removed_at')],
  indices: [index('identity_removal_project_id', 'project_id')],
  foreignKeys: [
    foreignKey('identity_removal_participant', 'id', 'participant'),
    foreignKey('identity_removal_project', 'project_id', 'project'),
  ],
});

/** Whose identity was deleted on request. Those deleted before are known from the audit log. */
export class IdentityRemovals1764510200000 implements MigrationInterface {
  name = 'IdentityRemovals1764510200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, IDENTITY_REMOVAL.clone()));
    await runner.query(`
      INSERT INTO identity_removal (id, project_id, removed_at)
      SELECT participant.id, participant.project_id, MAX(audit_event.at)
      FROM audit_event JOIN participant ON CAST(participant.id AS varchar) = audit_event.subject_id
      WHERE audit_event.action = 'identity.deleted'
        AND NOT EXISTS (SELECT 1 FROM identity WHERE identity.id = participant.id)
      GROUP BY participant.id, participant.project_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(IDENTITY_REMOVAL.clone());
  }
}
