import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { writeTable } from '../factories/table.js';
import { tongxing } from '../support/command.js';

const ROWS = 3_000;

describe('the same table imported by three processes at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-at-once-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is stored once: they migrate, create the project and store each row without meeting', async () => {
    const { table, mapping } = await writeTable(folder, ROWS);
    const path = join(folder, 'data.sqlite');
    const runs = [1, 2, 3].map(() => tongxing(`sqlite:${path}`, 'import', table, '--mapping', mapping));
    const ended = await Promise.all(runs.map((run) => run.ended));
    expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
    const counts = ended.map(({ output }) =>
      /rows \(utf-8\): stored (\d+), already there (\d+), rejected 0/.exec(output),
    );
    expect(counts.reduce((sum, match) => sum + Number(match?.[1]), 0)).toBe(ROWS);
    const database = new Database(path, { readonly: true });
    expect(database.prepare('SELECT count(*) FROM submission').pluck().get()).toBe(ROWS);
    expect(database.prepare('SELECT count(*) FROM participant').pluck().get()).toBe(ROWS / 2);
    expect(database.prepare('SELECT count(*) FROM score').pluck().get()).toBe(ROWS);
    database.close();
  });
});
