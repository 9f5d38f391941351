import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import type { TestApi } from './api.js';
import type { Engine, TestDatabase } from './databases.js';

/** All that a thief of the data sees: SQLite's files as they lie there, or a dump of every table of PostgreSQL. */
export async function dumpOf(engine: Engine, api: TestApi, { address }: TestDatabase): Promise<string> {
  if (engine === 'postgres') {
    const tables: { tablename: string }[] = await api.app
      .get(DataSource)
      .query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    const dumps = await Promise.all(
      tables.map(({ tablename }) =>
        api.app.get(DataSource).query(`SELECT coalesce(json_agg(t)::text, '') AS dump FROM "${tablename}" t`),
      ),
    );
    return dumps.map((rows) => (rows as { dump: string }[])[0]?.dump).join('\n');
  }
  const folder = dirname(address.replace('sqlite:', ''));
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file)).toString('utf8'))
    .join('\n');
}
