import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { writeTable } from '../factories/table.js';
import { tongxing, until } from '../support/command.js';

const ROWS = 50_000;

describe('an import of 50,000 rows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-killed-'));
  const path = join(folder, 'data.sqlite');
  let files: { table: string; mapping: string };

  beforeAll(async () => {
    files = await writeTable(folder, ROWS);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const start = () => tongxing(`sqlite:${path}`, 'import', files.table, '--mapping', files.mapping);
  const reported = (output: string): number =>
    Math.max(0, ...Array.from(output.matchAll(/stored (\d+)/g), (match) => Number(match[1])));
  const ask = (sql: string): unknown => {
    const database = new Database(path, { readonly: true });
    try {
      return database.prepare(sql).pluck().get();
    } finally {
      database.close();
    }
  };
  const stored = () => ask('SELECT count(*) FROM submission') as number;
  const half = () =>
    ask('SELECT count(*) FROM submission s WHERE NOT EXISTS (SELECT 1 FROM score WHERE submission_id = s.id)');

  it('killed again and again keeps what it reported, whole and once, and is completed by running it again', async () => {
    let before = 0;
    for (const moment of [1, 4_000, 17_000]) {
      const command = start();
      await until(command, (output) => Math.max(reported(output), rowsRead(output)) >= moment);
      command.process.kill('SIGKILL');
      const { output } = await command.ended;
      expect(stored()).toBeGreaterThanOrEqual(before + reported(output));
      expect(stored()).toBeLessThan(ROWS);
      before = stored();
      expect(half()).toBe(0);
    }
    const { code, output } = await start().ended;
    expect(code).toBe(0);
    expect(output).toContain(`stored ${String(ROWS - before)}, already there ${String(before)}, rejected 0`);
    expect(stored()).toBe(ROWS);
    expect(ask('SELECT count(*) FROM (SELECT DISTINCT participant_id, wave_id FROM submission)')).toBe(ROWS);
    expect(ask('PRAGMA integrity_check')).toBe('ok');
  }, 300_000);
});

const rowsRead = (output: string): number =>
  Math.max(0, ...Array.from(output.matchAll(/read (\d+) rows/g), (match) => Number(match[1])));
