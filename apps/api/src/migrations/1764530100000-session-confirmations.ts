import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a session's owner last showed who they are; nobody is known to have, of the sessions that there are. */
export class SessionConfirmations1764530100000 implements MigrationInterface {
  name = 'SessionConfirmations1764530100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session ADD COLUMN shown_at varchar(24)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session DROP COLUMN shown_at');
  }
}
