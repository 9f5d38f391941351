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
  real,
  reference,
  text,
  varchar,
} from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const TABLES = [
  new Table({
    name: 'project',
    columns: [
      id,
      code('code'),
      text('name'),
      varchar(16)('allocation'),
      text('comparisons'),
      boolean('synthetic'),
      varchar(500)('source', nullable),
      instant('created_at'),
    ],
    uniques: [unique('project_code_unique', 'code')],
  }),
  new Table({
    name: 'site',
    columns: [
      id,
      reference('project_id'),
      reference('parent_id', nullable),
      code('code'),
      text('name'),
      varchar(16)('kind'),
      instant('created_at'),
    ],
    uniques: [unique('site_code_unique', 'project_id', 'code')],
    foreignKeys: [
      foreignKey('site_project', 'project_id', 'project'),
      foreignKey('site_parent', 'parent_id', 'site'),
    ],
  }),
  new Table({
    name: 'wave',
    columns: [
      id,
      reference('project_id'),
      code('code'),
      text('name'),
      integer('ordinal'),
      date('opens_on', nullable),
      date('closes_on', nullable),
      instant('created_at'),
    ],
    uniques: [
      unique('wave_code_unique', 'project_id', 'code'),
      unique('wave_ordinal_unique', 'project_id', 'ordinal'),
    ],
    foreignKeys: [foreignKey('wave_project', 'project_id', 'project')],
  }),
  new Table({
    name: 'participant',
    columns: [
      id,
      reference('project_id'),
      reference('site_id'),
      varchar(11)('study_code'),
      code('source_code', nullable),
      code('arm', nullable),
      varchar(8)('sex', nullable),
      varchar(7)('birth_month', nullable),
      text('covariates'),
      instant('created_at'),
    ],
    uniques: [
      unique('participant_study_code_unique', 'study_code'),
      unique('participant_source_code_unique', 'project_id', 'source_code'),
    ],
    indices: [index('participant_project_id', 'project_id', 'id')],
    foreignKeys: [
      foreignKey('participant_project', 'project_id', 'project'),
      foreignKey('participant_site', 'site_id', 'site'),
    ],
  }),
  new Table({
    name: 'instrument_version',
    columns: [
      id,
      code('instrument'),
      code('version'),
      hash('content_hash'),
      hash('key_hash'),
      text('definition'),
      instant('published_at'),
    ],
    uniques: [unique('instrument_version_unique', 'instrument', 'version')],
  }),
  new Table({
    name: 'submission',
    columns: [
      id,
      reference('project_id'),
      reference('participant_id'),
      reference('wave_id'),
      reference('instrument_version_id'),
      varchar(16)('respondent'),
      varchar(16)('mode'),
      varchar(16)('language'),
      date('collected_on', nullable),
      instant('started_at', nullable),
      instant('finished_at', nullable),
      text('answers'),
      hash('hash'),
      instant('received_at'),
    ],
    indices: [index('submission_project_id', 'project_id', 'id')],
    foreignKeys: [
      foreignKey('submission_project', 'project_id', 'project'),
      foreignKey('submission_participant', 'participant_id', 'participant'),
      foreignKey('submission_wave', 'wave_id', 'wave'),
      foreignKey('submission_instrument_version', 'instrument_version_id', 'instrument_version'),
    ],
  }),
  new Table({
    name: 'score',
    columns: [
      { ...reference('submission_id'), isPrimary: true },
      { ...code('scale'), isPrimary: true },
      real('value', nullable),
      integer('answered'),
      integer('items'),
      code('band', nullable),
      hash('key_hash'),
      varchar(16)('scorer_version'),
    ],
    foreignKeys: [foreignKey('score_submission', 'submission_id', 'submission')],
  }),
  new Table({
    name: 'analysis_run',
    columns: [
      id,
      reference('project_id'),
      hash('plan_hash'),
      hash('snapshot_hash'),
      hash('results_hash'),
      text('snapshot'),
      text('results'),
      varchar(32)('code_version'),
      instant('created_at'),
    ],
    indices: [index('analysis_run_project_id', 'project_id', 'id')],
    foreignKeys: [foreignKey('analysis_run_project', 'project_id', 'project')],
  }),
  new Table({
    name: 'report',
    columns: [
      id,
      reference('project_id'),
      reference('analysis_run_id', nullable),
      varchar(2)('language'),
      varchar(8)('state'),
      code('problem', nullable),
      text('pdf', nullable),
      hash('pdf_hash', nullable),
      instant('created_at'),
      instant('finished_at', nullable),
    ],
    indices: [index('report_project_id', 'project_id', 'id')],
    foreignKeys: [
      foreignKey('report_project', 'project_id', 'project'),
      foreignKey('report_analysis_run', 'analysis_run_id', 'analysis_run'),
    ],
  }),
  new Table({
    name: 'job',
    columns: [
      id,
      code('kind'),
      text('payload'),
      varchar(8)('state'),
      integer('attempts'),
      instant('leased_until', nullable),
      instant('created_at'),
    ],
    indices: [index('job_next', 'state', 'id')],
  }),
];

export class Foundation1764000000000 implements MigrationInterface {
  name = 'Foundation1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(inTypesOf(runner, table.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.clone());
  }
}
