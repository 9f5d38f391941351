import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { code, date, id, instant, nullable, reference, text, varchar } from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const CONSENT = new Table({
  name: 'consent',
  columns: [
    id,
    reference('project_id'),
    reference('participant_id'),
    reference('wave_id', nullable),
    varchar(16)('kind'),
    varchar(16)('decision'),
    text('scopes'),
    code('script', nullable),
    code('script_version', nullable),
    varchar(16)('means', nullable),
    varchar(16)('signature', nullable),
    varchar(16)('relation', nullable),
    code('witness', nullable),
    code('evidence', nullable),
    reference('submission_id', nullable),
    date('obtained_on'),
    instant('recorded_at'),
  ],
  uniques: [unique('consent_submission_unique', 'submission_id')],
  indices: [
    index('consent_participant_id', 'participant_id'),
    index('consent_project_decision', 'project_id', 'decision'),
  ],
  foreignKeys: [
    foreignKey('consent_project', 'project_id', 'project'),
    foreignKey('consent_participant', 'participant_id', 'participant'),
    foreignKey('consent_wave', 'wave_id', 'wave'),
  ],
});

/** A column is added in SQL that both engines speak, as for hotlines. Projects that are there ask for no consent yet. */
export class Consents1764242000000 implements MigrationInterface {
  name = 'Consents1764242000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, CONSENT.clone()));
    const no = runner.dataSource.options.type === 'postgres' ? 'false' : '0';
    await runner.query(`ALTER TABLE project ADD COLUMN consent_required boolean NOT NULL DEFAULT ${no}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE project DROP COLUMN consent_required');
    await runner.dropTable(CONSENT.clone());
  }
}
