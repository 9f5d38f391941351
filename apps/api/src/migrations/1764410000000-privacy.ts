import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { code, date, id, instant, nullable, reference, varchar } from './columns.js';
import { foreignKey, index, inTypesOf } from './tables.js';

const RETENTION = new Table({
  name: 'retention',
  columns: [
    { ...reference('project_id'), isPrimary: true },
    date('final_report_on', nullable),
    instant('contacts_erased_at', nullable),
    instant('identities_erased_at', nullable),
  ],
  foreignKeys: [foreignKey('retention_project', 'project_id', 'project')],
});

const DATA_REQUEST = new Table({
  name: 'data_request',
  columns: [
    id,
    reference('project_id'),
    reference('participant_id'),
    code('kind'),
    date('received_on'),
    date('due_on'),
    varchar(8)('state'),
    code('reason', nullable),
    instant('answered_at', nullable),
  ],
  indices: [index('data_request_project_id', 'project_id', 'id')],
  foreignKeys: [
    foreignKey('data_request_project', 'project_id', 'project'),
    foreignKey('data_request_participant', 'participant_id', 'participant'),
  ],
});

export class Privacy1764410000000 implements MigrationInterface {
  name = 'Privacy1764410000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [RETENTION, DATA_REQUEST]) await runner.createTable(inTypesOf(runner, table.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [DATA_REQUEST, RETENTION]) await runner.dropTable(table.clone());
  }
}
