import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The witness's account, and what the hash of the evidence is of. Columns are added in SQL, as for hotlines. */
export class ConsentEvidence1764510100000 implements MigrationInterface {
  name = 'ConsentEvidence1764510100000';

  async up(runner: QueryRunner): Promise<void> {
    const id = runner.dataSource.options.type === 'postgres' ? 'uuid' : 'varchar';
    await runner.query(`ALTER TABLE consent ADD COLUMN witness_account_id ${id}`);
    await runner.query('ALTER TABLE consent ADD COLUMN evidence_kind varchar(16)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consent DROP COLUMN evidence_kind');
    await runner.query('ALTER TABLE consent DROP COLUMN witness_account_id');
  }
}
