import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { code, hash, id, instant, integer, nullable, reference, text, varchar } from './columns.js';
import { foreignKey, index, inTypesOf } from './tables.js';

const EXPORT = new Table({
  name: 'dataset_export',
  columns: [
    id,
    reference('project_id'),
    varchar(8)('shape'),
    varchar(8)('audience'),
    varchar(2)('language'),
    text('formats'),
    varchar(16)('state'),
    integer('percent'),
    integer('rows', nullable),
    code('problem', nullable),
    instant('created_at'),
    instant('finished_at', nullable),
  ],
  indices: [index('dataset_export_project_id', 'project_id', 'id')],
  foreignKeys: [foreignKey('dataset_export_project', 'project_id', 'project')],
});

const FILE = new Table({
  name: 'dataset_file',
  columns: [
    id,
    reference('export_id'),
    varchar(128)('name'),
    varchar(128)('media_type'),
    integer('size'),
    hash('hash'),
  ],
  indices: [index('dataset_file_export_id', 'export_id')],
  foreignKeys: [foreignKey('dataset_file_export', 'export_id', 'dataset_export')],
});

const PIECE = new Table({
  name: 'dataset_piece',
  columns: [
    { ...reference('file_id'), isPrimary: true },
    { ...integer('ordinal'), isPrimary: true },
    reference('export_id'),
    text('content'),
  ],
});

/** Answers of one participant are read together. */
const OF_PARTICIPANT = index('submission_participant_id', 'participant_id');

export class Datasets1764550000000 implements MigrationInterface {
  name = 'Datasets1764550000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [EXPORT, FILE, PIECE]) await runner.createTable(inTypesOf(runner, table.clone()));
    await runner.createIndex('submission', OF_PARTICIPANT.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('submission', OF_PARTICIPANT.clone());
    for (const table of [PIECE, FILE, EXPORT]) await runner.dropTable(table.clone());
  }
}
