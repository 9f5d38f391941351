import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { reference, text } from './columns.js';
import { foreignKey, index, inTypesOf } from './tables.js';

const RELEASE = new Table({
  name: 'analysis_release',
  columns: [
    { ...reference('analysis_run_id'), isPrimary: true },
    reference('project_id'),
    text('people'),
    text('figures'),
  ],
  indices: [index('analysis_release_project_id', 'project_id')],
  foreignKeys: [
    foreignKey('analysis_release_run', 'analysis_run_id', 'analysis_run'),
    foreignKey('analysis_release_project', 'project_id', 'project'),
  ],
});

export class Releases1764420000000 implements MigrationInterface {
  name = 'Releases1764420000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, RELEASE.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(RELEASE.clone());
  }
}
