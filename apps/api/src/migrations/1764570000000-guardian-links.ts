import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { hash, id, instant, nullable, reference, varchar } from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const GUARDIAN_LINK = new Table({
  name: 'guardian_link',
  columns: [
    id,
    reference('project_id'),
    reference('assignment_id'),
    hash('token_hash'),
    varchar(16)('actor_kind'),
    reference('actor_id', nullable),
    instant('created_at'),
    instant('expires_at'),
    instant('opened_at', nullable),
    instant('revoked_at', nullable),
    instant('used_at', nullable),
    reference('consent_submission_id', nullable),
    reference('submission_id', nullable),
  ],
  uniques: [unique('guardian_link_token_hash_unique', 'token_hash')],
  indices: [index('guardian_link_assignment_id', 'assignment_id')],
  foreignKeys: [
    foreignKey('guardian_link_project', 'project_id', 'project'),
    foreignKey('guardian_link_assignment', 'assignment_id', 'assignment'),
    foreignKey('guardian_link_consent_submission', 'consent_submission_id', 'submission'),
    foreignKey('guardian_link_submission', 'submission_id', 'submission'),
  ],
});

export class GuardianLinks1764570000000 implements MigrationInterface {
  name = 'GuardianLinks1764570000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, GUARDIAN_LINK.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(GUARDIAN_LINK.clone());
  }
}
