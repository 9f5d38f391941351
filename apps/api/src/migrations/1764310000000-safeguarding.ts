import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { id, instant, integer, reference, text } from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const ALERT = new Table({
  name: 'safeguarding_alert',
  columns: [id, reference('project_id'), text('body')],
  indices: [index('safeguarding_alert_project_id', 'project_id', 'id')],
  foreignKeys: [foreignKey('safeguarding_alert_project', 'project_id', 'project')],
});

const ENTRY = new Table({
  name: 'safeguarding_entry',
  columns: [id, reference('alert_id'), integer('ordinal'), text('body')],
  uniques: [unique('safeguarding_entry_ordinal_unique', 'alert_id', 'ordinal')],
  foreignKeys: [foreignKey('safeguarding_entry_alert', 'alert_id', 'safeguarding_alert')],
});

const TEAM = new Table({
  name: 'safeguarding_team',
  columns: [{ ...reference('project_id'), isPrimary: true }, text('members'), instant('changed_at')],
  foreignKeys: [foreignKey('safeguarding_team_project', 'project_id', 'project')],
});

const GUARDED = ['safeguarding_alert', 'safeguarding_entry'];
const REFUSAL = 'alerts are only ever added';

/** Each engine's way to refuse every change of what is written. */
const GUARDS = {
  postgres: {
    up: [
      `CREATE FUNCTION safeguarding_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION '${REFUSAL}'; END $$`,
      ...GUARDED.map(
        (table) =>
          `CREATE TRIGGER ${table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
           FOR EACH STATEMENT EXECUTE FUNCTION safeguarding_refuse()`,
      ),
    ],
    down: [
      ...GUARDED.map((table) => `DROP TRIGGER ${table}_only_added ON ${table}`),
      'DROP FUNCTION safeguarding_refuse()',
    ],
  },
  sqlite: {
    up: GUARDED.flatMap((table) =>
      ['UPDATE', 'DELETE'].map(
        (change) =>
          `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
           BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
      ),
    ),
    down: GUARDED.flatMap((table) => [`DROP TRIGGER ${table}_no_update`, `DROP TRIGGER ${table}_no_delete`]),
  },
};

const guards = (runner: QueryRunner) =>
  runner.dataSource.options.type === 'postgres' ? GUARDS.postgres : GUARDS.sqlite;

export class Safeguarding1764310000000 implements MigrationInterface {
  name = 'Safeguarding1764310000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [ALERT, ENTRY, TEAM]) await runner.createTable(inTypesOf(runner, table.clone()));
    for (const statement of guards(runner).up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of guards(runner).down) await runner.query(statement);
    for (const table of [TEAM, ENTRY, ALERT]) await runner.dropTable(table.clone());
  }
}
