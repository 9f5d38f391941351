import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { boolean, code, hash, id, instant, integer, nullable, reference, text, varchar } from './columns.js';
import { foreignKey, index, inTypesOf, unique } from './tables.js';

const TABLES = [
  new Table({
    name: 'account',
    columns: [
      id,
      code('name'),
      varchar(100)('display_name'),
      boolean('active'),
      varchar(255)('password_hash', nullable),
      text('second_factor', nullable),
      text('pending_factor', nullable),
      integer('second_factor_step', nullable),
      instant('created_at'),
    ],
    uniques: [unique('account_name_unique', 'name')],
  }),
  new Table({
    name: 'access_grant',
    columns: [
      id,
      reference('account_id'),
      varchar(32)('role'),
      reference('project_id', nullable),
      reference('site_id', nullable),
      instant('created_at'),
    ],
    indices: [index('access_grant_account_id', 'account_id')],
    foreignKeys: [
      foreignKey('access_grant_account', 'account_id', 'account'),
      foreignKey('access_grant_project', 'project_id', 'project'),
      foreignKey('access_grant_site', 'site_id', 'site'),
    ],
  }),
  new Table({
    name: 'session',
    columns: [
      id,
      reference('account_id'),
      hash('token_hash'),
      boolean('second_factor'),
      instant('created_at'),
      instant('last_seen_at'),
    ],
    uniques: [unique('session_token_hash_unique', 'token_hash')],
    indices: [index('session_account_id', 'account_id')],
    foreignKeys: [foreignKey('session_account', 'account_id', 'account')],
  }),
  new Table({
    name: 'one_time_link',
    columns: [
      id,
      varchar(32)('purpose'),
      reference('account_id', nullable),
      hash('token_hash'),
      instant('expires_at'),
    ],
    uniques: [unique('one_time_link_token_hash_unique', 'token_hash')],
    foreignKeys: [foreignKey('one_time_link_account', 'account_id', 'account')],
  }),
  new Table({
    name: 'recovery_code',
    columns: [id, reference('account_id'), hash('code_hash')],
    indices: [index('recovery_code_account_id', 'account_id')],
    foreignKeys: [foreignKey('recovery_code_account', 'account_id', 'account')],
  }),
  new Table({
    name: 'sign_in_throttle',
    columns: [{ ...hash('key'), isPrimary: true }, integer('failures'), instant('failed_at')],
  }),
  new Table({
    name: 'device',
    columns: [
      id,
      reference('project_id'),
      reference('site_id', nullable),
      varchar(100)('name'),
      hash('token_hash', nullable),
      instant('expires_at'),
      instant('created_at'),
      instant('enrolled_at', nullable),
      instant('last_seen_at', nullable),
      instant('revoked_at', nullable),
    ],
    uniques: [unique('device_token_hash_unique', 'token_hash')],
    indices: [index('device_project_id', 'project_id', 'id')],
    foreignKeys: [
      foreignKey('device_project', 'project_id', 'project'),
      foreignKey('device_site', 'site_id', 'site'),
    ],
  }),
];

export class Access1764400000000 implements MigrationInterface {
  name = 'Access1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(inTypesOf(runner, table.clone()));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.clone());
  }
}
