import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { varchar } from './columns.js';

/** Reports made until now are full ones. */
export class ReportLengths1764560000000 implements MigrationInterface {
  name = 'ReportLengths1764560000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('report', new TableColumn(varchar(9)('length', { default: "'full'" })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('report', 'length');
  }
}
