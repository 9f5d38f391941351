import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { integer, varchar } from './columns.js';

/** Reports have a progress, and can be cancelled. */
export class ReportsInMaking1764580000000 implements MigrationInterface {
  name = 'ReportsInMaking1764580000000';

  async up(runner: QueryRunner): Promise<void> {
    await resizeState(runner, 8, 9);
    await runner.addColumn('report', new TableColumn(integer('percent', { default: 0 })));
    await runner.query("UPDATE report SET percent = 100 WHERE state = 'ready'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE report SET state = 'waiting' WHERE state = 'running'");
    await runner.query(
      "UPDATE report SET state = 'failed', problem = 'analysis-aborted' WHERE state = 'cancelled'",
    );
    await runner.dropColumn('report', 'percent');
    await resizeState(runner, 9, 8);
  }
}

/** TypeORM would drop the column and make it anew on PostgreSQL; on SQLite it copies the table. */
async function resizeState(runner: QueryRunner, from: number, to: number): Promise<void> {
  if (runner.dataSource.options.type === 'postgres')
    await runner.query(`ALTER TABLE report ALTER COLUMN state TYPE varchar(${String(to)})`);
  else
    await runner.changeColumn(
      'report',
      new TableColumn(varchar(from)('state')),
      new TableColumn(varchar(to)('state')),
    );
}
