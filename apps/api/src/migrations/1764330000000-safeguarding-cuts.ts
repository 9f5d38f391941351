import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { code, real, reference } from './columns.js';
import { foreignKey, inTypesOf } from './tables.js';

const CUT = new Table({
  name: 'safeguarding_cut',
  columns: [
    { ...reference('project_id'), isPrimary: true },
    { ...code('name'), isPrimary: true },
    real('value'),
  ],
  foreignKeys: [foreignKey('safeguarding_cut_project', 'project_id', 'project')],
});

export class SafeguardingCuts1764330000000 implements MigrationInterface {
  name = 'SafeguardingCuts1764330000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, CUT.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(CUT.clone());
  }
}
