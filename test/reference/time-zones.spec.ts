import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES } from '@tongxing/contracts';
import { built, COMMAND } from '../support/built.js';

const STUDY = 'test/reference/real-mood-study';
/** Ahead of UTC, behind it, with a half-hour and a change in summer; the last is where the data were stored. */
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];

const isBuilt = built();

(isBuilt ? describe : describe.skip)('the report of the real mood study', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-zones-'));
  const stored = join(folder, 'stored.sqlite');

  const tongxing = (zone: string, database: string, ...args: string[]) =>
    execFileSync(process.execPath, [COMMAND, ...args], {
      env: { ...process.env, TZ: zone, TONGXING_DATABASE: `sqlite:${database}` },
      stdio: 'pipe',
    });

  beforeAll(() => {
    tongxing('UTC', stored, 'import', join(STUDY, 'responses.csv'), '--mapping', join(STUDY, 'mapping.yaml'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Analysed anew from a copy of the data: a database that has a run keeps it. */
  const reportMadeIn = (zone: string, language: string): Buffer => {
    const name = zone.replace('/', '-');
    const [database, pdf] = [join(folder, `${name}.sqlite`), join(folder, `${name}.pdf`)];
    copyFileSync(stored, database);
    tongxing(zone, database, 'report', '--project', 'film-mood', '--lang', language, '--out', pdf);
    return readFileSync(pdf);
  };

  it.each(LANGUAGES)('in %s has the same bytes in every time zone', (language) => {
    const [first, ...others] = ZONES.map((zone) => reportMadeIn(zone, language));
    expect(first?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(others.map((other) => other.equals(first!))).toEqual([true, true, true]);
  });
});
