import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES } from '@tongxing/contracts';

describe('the demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-demo-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (zone: string): string =>
    execFileSync(
      process.execPath,
      ['dist/cli/apps/cli/src/main.js', 'demo', '--once', '--no-cohort', '--out', folder],
      {
        env: { ...process.env, TZ: zone, LC_ALL: 'C.UTF-8' },
      },
    ).toString();
  const reports = (): Buffer[] =>
    LANGUAGES.map((language) => readFileSync(join(folder, 'reports', `film-mood-${language}.pdf`)));

  it('run again, in another time zone, finds everything stored and leaves the same reports byte by byte', () => {
    expect(run('Asia/Shanghai')).toContain('stored 1532, already there 0, rejected 0');
    const first = reports();
    expect(run('America/St_Johns')).toContain('stored 0, already there 1532, rejected 0');
    expect(reports().map((report, i) => report.equals(first[i] ?? Buffer.of()))).toEqual([true, true]);
  });
});
