import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { boolean, id, instant, nullable, reference, text, varchar } from './columns.js';
import { foreignKey, index, inTypesOf } from './tables.js';

const IDENTITY = new Table({
  name: 'identity',
  columns: [id, reference('project_id'), text('person'), text('contacts', nullable), instant('updated_at')],
  indices: [index('identity_project_id', 'project_id', 'id')],
  foreignKeys: [
    foreignKey('identity_participant', 'id', 'participant'),
    foreignKey('identity_project', 'project_id', 'project'),
  ],
});

const IDENTITY_LOOKUP = new Table({
  name: 'identity_lookup',
  columns: [
    { ...reference('identity_id'), isPrimary: true },
    { ...varchar(64)('value'), isPrimary: true },
    reference('project_id'),
    boolean('of_contact'),
  ],
  indices: [index('identity_lookup_value', 'project_id', 'value')],
  foreignKeys: [foreignKey('identity_lookup_identity', 'identity_id', 'identity')],
});

export class Identities1764230000000 implements MigrationInterface {
  name = 'Identities1764230000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [IDENTITY, IDENTITY_LOOKUP]) await runner.createTable(inTypesOf(runner, table.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [IDENTITY_LOOKUP, IDENTITY]) await runner.dropTable(table.clone());
  }
}
