import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { code, hash, instant, integer, nullable, reference, text, varchar } from './columns.js';
import { inTypesOf } from './tables.js';

const AUDIT_EVENT = new Table({
  name: 'audit_event',
  columns: [
    { ...integer('ordinal'), isPrimary: true },
    instant('at'),
    varchar(16)('actor_kind'),
    reference('actor_id', nullable),
    code('action'),
    reference('project_id', nullable),
    code('subject_kind', nullable),
    code('subject_id', nullable),
    code('purpose', nullable),
    text('detail', nullable),
    hash('previous_hash'),
    hash('hash'),
  ],
});

const AUDIT_HEAD = new Table({
  name: 'audit_head',
  columns: [{ ...integer('id'), isPrimary: true }, integer('ordinal'), hash('hash')],
});

const REFUSAL = 'audit events are only ever added';

/** Each engine's way to refuse every change of an event that is written. */
const GUARDS = {
  postgres: {
    up: [
      `CREATE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION '${REFUSAL}'; END $$`,
      `CREATE TRIGGER audit_event_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
       FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse()`,
    ],
    down: ['DROP TRIGGER audit_event_only_added ON audit_event', 'DROP FUNCTION audit_event_refuse()'],
  },
  sqlite: {
    up: ['UPDATE', 'DELETE'].map(
      (change) =>
        `CREATE TRIGGER audit_event_no_${change.toLowerCase()} BEFORE ${change} ON audit_event
         BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
    ),
    down: ['DROP TRIGGER audit_event_no_update', 'DROP TRIGGER audit_event_no_delete'],
  },
};

const guards = (runner: QueryRunner) =>
  runner.dataSource.options.type === 'postgres' ? GUARDS.postgres : GUARDS.sqlite;

export class AuditLog1764210000000 implements MigrationInterface {
  name = 'AuditLog1764210000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [AUDIT_EVENT, AUDIT_HEAD]) await runner.createTable(inTypesOf(runner, table.clone()));
    await runner.query(`INSERT INTO audit_head (id, ordinal, hash) VALUES (1, 0, '${'0'.repeat(64)}')`);
    for (const statement of guards(runner).up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of guards(runner).down) await runner.query(statement);
    for (const table of [AUDIT_HEAD, AUDIT_EVENT]) await runner.dropTable(table.clone());
  }
}
