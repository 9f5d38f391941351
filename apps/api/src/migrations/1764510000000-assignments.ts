import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  boolean,
  code,
  date,
  hash,
  id,
  instant,
  integer,
  nullable,
  reference,
  text,
  varchar,
} from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const PROTOCOL = new Table({
  name: 'protocol',
  columns: [
    id,
    reference('project_id'),
    reference('wave_id'),
    integer('revision'),
    text('entries'),
    hash('hash'),
    instant('set_at'),
  ],
  uniques: [unique('protocol_revision_unique', 'wave_id', 'revision')],
  foreignKeys: [
    foreignKey('protocol_project', 'project_id', 'project'),
    foreignKey('protocol_wave', 'wave_id', 'wave'),
  ],
});

const ASSIGNMENT = new Table({
  name: 'assignment',
  columns: [
    id,
    reference('project_id'),
    reference('wave_id'),
    reference('participant_id'),
    code('instrument'),
    reference('instrument_version_id'),
    varchar(16)('respondent'),
    integer('sitting'),
    integer('age', nullable),
    varchar(16)('state'),
    reference('enumerator_id', nullable),
    instant('created_at'),
    instant('changed_at'),
  ],
  uniques: [unique('assignment_unique', 'participant_id', 'wave_id', 'instrument', 'respondent')],
  indices: [
    index('assignment_wave_id', 'wave_id', 'id'),
    index('assignment_wave_changed_at', 'wave_id', 'changed_at'),
  ],
  foreignKeys: [
    foreignKey('assignment_project', 'project_id', 'project'),
    foreignKey('assignment_wave', 'wave_id', 'wave'),
    foreignKey('assignment_participant', 'participant_id', 'participant'),
    foreignKey('assignment_instrument_version', 'instrument_version_id', 'instrument_version'),
    foreignKey('assignment_enumerator', 'enumerator_id', 'account'),
  ],
});

const ASSIGNMENT_STEP = new Table({
  name: 'assignment_step',
  columns: [
    id,
    reference('assignment_id'),
    integer('ordinal'),
    varchar(16)('kind'),
    date('happened_on', nullable),
    varchar(16)('outcome', nullable),
    code('reason', nullable),
    boolean('final'),
    reference('enumerator_id', nullable),
    reference('submission_id', nullable),
    varchar(16)('actor_kind'),
    reference('actor_id', nullable),
    instant('recorded_at'),
    instant('undone_at', nullable),
  ],
  uniques: [unique('assignment_step_ordinal_unique', 'assignment_id', 'ordinal')],
  foreignKeys: [
    foreignKey('assignment_step_assignment', 'assignment_id', 'assignment'),
    foreignKey('assignment_step_submission', 'submission_id', 'submission'),
  ],
});

const TABLES = [PROTOCOL, ASSIGNMENT, ASSIGNMENT_STEP];

export class Assignments1764510000000 implements MigrationInterface {
  name = 'Assignments1764510000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(inTypesOf(runner, table.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.dropTable(table.clone());
  }
}
