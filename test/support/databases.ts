import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

export type Engine = 'sqlite' | 'postgres';

/** The engines at hand: SQLite always, PostgreSQL where the tests could start it. */
export const ENGINES: readonly Engine[] = process.env['TEST_POSTGRES'] ? ['sqlite', 'postgres'] : ['sqlite'];

export interface TestDatabase {
  /** As `TONGXING_DATABASE` says it. */
  readonly address: string;
  drop(): Promise<void>;
}

/** An empty database of the suite's own. */
export function newDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'sqlite' ? Promise.resolve(newSqlite()) : newPostgres();
}

function newSqlite(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-test-'));
  return {
    address: `sqlite:${join(folder, 'test.sqlite')}`,
    drop: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function newPostgres(): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES'] ?? '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  return {
    address: server.replace(/\/postgres$/, `/${name}`),
    drop: () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
