import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { reference, text } from './columns.js';
import { foreignKey, inTypesOf } from './tables.js';

const COPY = new Table({
  name: 'safeguarding_copy',
  columns: [
    { ...reference('row_id'), isPrimary: true },
    { ...reference('key_id'), isPrimary: true },
    text('body'),
  ],
  foreignKeys: [foreignKey('safeguarding_copy_key', 'key_id', 'data_key')],
});

const REFUSAL = 'alerts are only ever added';

/** The same refusals as for alerts and their logs; PostgreSQL has the function that refuses already. */
const GUARDS = {
  postgres: [
    `CREATE TRIGGER safeguarding_copy_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON safeguarding_copy
     FOR EACH STATEMENT EXECUTE FUNCTION safeguarding_refuse()`,
  ],
  sqlite: ['UPDATE', 'DELETE'].map(
    (change) =>
      `CREATE TRIGGER safeguarding_copy_no_${change.toLowerCase()} BEFORE ${change} ON safeguarding_copy
       BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
  ),
};

/** The triggers go with their table. */
export class SafeguardingCopies1764520010000 implements MigrationInterface {
  name = 'SafeguardingCopies1764520010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(inTypesOf(runner, COPY.clone()));
    const postgres = runner.dataSource.options.type === 'postgres';
    for (const statement of postgres ? GUARDS.postgres : GUARDS.sqlite) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(COPY.clone());
  }
}
