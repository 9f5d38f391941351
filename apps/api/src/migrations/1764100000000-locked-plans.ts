import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { hash, id, instant, integer, reference, text } from './columns.js';
import { foreignKey, inTypesOf, unique } from './tables.js';

const LOCKED_PLAN = new Table({
  name: 'locked_plan',
  columns: [id, reference('project_id'), integer('ordinal'), hash('hash'), text('plan'), instant('locked_at')],
  uniques: [unique('locked_plan_ordinal_unique', 'project_id', 'ordinal')],
  foreignKeys: [foreignKey('locked_plan_project', 'project_id', 'project')],
});

export class LockedPlans1764100000000 implements MigrationInterface {
  name = 'LockedPlans1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, LOCKED_PLAN.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(LOCKED_PLAN.clone());
  }
}
