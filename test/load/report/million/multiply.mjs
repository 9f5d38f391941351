/**
 * Makes ten children of every child of a database that build.mjs has made: the same answers and scores under ids and
 * codes of their own, in the same sites. A million drawn one by one would take as long as an afternoon.
 *
 *   node test/load/report/million/multiply.mjs --from /tmp/100k.sqlite --to /tmp/million.sqlite
 */
import { copyFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { makeStudyCode } from '../../../../dist/cli/libs/contracts/src/index.js';
import { COLUMNS } from './bulk.mjs';

const { values: options } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
const COPIES = 9;

copyFileSync(options.from, options.to);
const database = new Database(options.to);
for (const [name, value] of [
  ['synchronous', 'OFF'],
  ['journal_mode', 'OFF'],
  ['cache_size', -400_000],
  ['foreign_keys', 'OFF'],
])
  database.pragma(`${name} = ${value}`);
database.exec(`ATTACH '${options.from}' AS drawn`);
database.exec('CREATE TEMP TABLE copies (k INTEGER)');
for (let k = 1; k <= COPIES; k++) database.prepare('INSERT INTO copies VALUES (?)').run(k);

const { n } = database.prepare('SELECT count(*) AS n FROM participant').get();
database.function('code_of', { deterministic: true }, (rowid, k) =>
  makeStudyCode(String(((rowid - 1 + k * n) * 61_803_399) % 1e8).padStart(8, '0')),
);

/** Ids differ in one digit of their random part: it is moved on by the number of the copy. */
const moved = (id) =>
  `substr(${id}, 1, 30) || substr('0123456789abcdef', (instr('0123456789abcdef', substr(${id}, 31, 1)) + k - 1) % 16 + 1, 1) || substr(${id}, 32)`;
const CHANGED = {
  study_code: 'code_of(t.rowid, k)',
  source_code: `source_code || '-' || k`,
};
const ids = ['id', 'participant_id', 'kept_id', 'merged_id', 'submission_id'];

const start = performance.now();
for (const [table, columns] of Object.entries(COLUMNS)) {
  const values = columns
    .split(',')
    .map((name) => CHANGED[name] ?? (ids.includes(name) ? `${moved(`t.${name}`)} AS ${name}` : name));
  const order = table === 'score' ? 't.rowid, k' : 't.id, k';
  database.exec(
    `INSERT INTO main.${table} (${columns}) SELECT ${values.join(', ')} FROM drawn.${table} t CROSS JOIN copies ORDER BY ${order}`,
  );
  process.stdout.write(`${table}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
}
database.exec('ANALYZE');
database.close();
