/**
 * Carries a database that build.mjs or multiply.mjs has made to PostgreSQL, row by row as it is: what is measured there
 * is of the same data, and must come to the same hashes.
 *
 *   node test/load/report/million/carry.mjs --from /tmp/million.sqlite --to postgres://…
 */
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { NestFactory } from '@nestjs/core';
import { AppModule, readConfiguration } from '../../../../dist/cli/apps/api/src/index.js';

const { values: options } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
/** Rows that are sent in one piece. */
const PART = 2_000;

const configuration = readConfiguration({ TONGXING_DATABASE: options.to });
await (await NestFactory.createApplicationContext(AppModule.with(configuration), { logger: false })).close();
const source = new Database(options.from, { readonly: true });
const start = performance.now();
const tables = source
  .prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration'",
  )
  .pluck()
  .all();
for (const table of tables) {
  const columns = source.pragma(`table_info(${table})`).map(({ name }) => `"${name}"`);
  // Foreign keys were true where the rows come from.
  await psql(
    [
      'SET session_replication_role = replica',
      `DELETE FROM "${table}"`,
      `COPY "${table}" (${columns}) FROM STDIN`,
    ],
    linesOf(source.prepare(`SELECT ${columns} FROM "${table}"`).raw().iterate()),
  );
  process.stdout.write(`${table}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
}
source.close();
await psql(['VACUUM ANALYZE'], []);

/** Has psql carry out commands, the last of which may read lines. */
async function psql(commands, lines) {
  const given = commands.flatMap((command) => ['-c', command]);
  const child = spawn('psql', ['-q', '-v', 'ON_ERROR_STOP=1', options.to, ...given], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  for (const part of lines) if (!child.stdin.write(part)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`psql ended with ${code}`);
}

function* linesOf(rows) {
  let [part, count] = ['', 0];
  for (const row of rows) {
    part += `${row.map(asCopied).join('\t')}\n`;
    if (++count % PART > 0) continue;
    yield part;
    part = '';
  }
  yield part;
}

function asCopied(value) {
  if (value === null) return '\\N';
  return String(value).replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
