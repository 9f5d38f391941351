import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { code, date, id, instant, integer, nullable, reference, varchar } from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const COURSE_STEP = new Table({
  name: 'course_step',
  columns: [
    id,
    reference('project_id'),
    reference('participant_id'),
    integer('ordinal'),
    varchar(16)('kind'),
    date('happened_on'),
    reference('from_site_id'),
    reference('to_site_id'),
    code('reason', nullable),
    instant('recorded_at'),
    instant('undone_at', nullable),
  ],
  uniques: [unique('course_step_ordinal_unique', 'participant_id', 'ordinal')],
  indices: [index('course_step_project_id', 'project_id', 'id')],
  foreignKeys: [
    foreignKey('course_step_project', 'project_id', 'project'),
    foreignKey('course_step_participant', 'participant_id', 'participant'),
    foreignKey('course_step_from_site', 'from_site_id', 'site'),
    foreignKey('course_step_to_site', 'to_site_id', 'site'),
  ],
});

export class CourseSteps1764241000000 implements MigrationInterface {
  name = 'CourseSteps1764241000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, COURSE_STEP.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(COURSE_STEP.clone());
  }
}
