import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CRUISER = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const LAWS = resolve('.dependency-cruiser.cjs');
const BAD_IMPORTS = 'test/architecture/bad-imports';

/** Each file of the tree of bad imports, with the law it breaks. The other files break none. */
const BROKEN: Readonly<Record<string, string>> = {
  'libs/contracts/src/imports-a-library.ts': 'contracts-imports-nothing-of-ours',
  'libs/statistics/src/imports-contracts.ts': 'statistics-imports-nothing-of-ours',
  'libs/statistics/src/reads-a-file.ts': 'libraries-use-no-built-ins',
  'libs/scoring/src/uses-the-database.ts': 'libraries-are-pure',
  'libs/scoring/src/imports-statistics.ts': 'scoring-imports-only-instruments-contracts',
  'libs/instruments/src/imports-scoring.ts': 'instruments-imports-only-contracts',
  'libs/sync/src/imports-impact.ts': 'sync-imports-only-contracts',
  'libs/privacy/src/imports-impact.ts': 'privacy-imports-only-contracts',
  'libs/safeguarding/src/imports-impact.ts': 'safeguarding-imports-only-instruments-scoring',
  'libs/impact/src/imports-privacy.ts': 'impact-imports-only-statistics-contracts',
  'libs/charts/src/imports-impact.ts': 'charts-imports-only-contracts',
  'libs/report/src/imports-statistics.ts': 'report-imports-only-impact-charts-contracts',
  'libs/report/src/imports-the-api.ts': 'report-imports-only-impact-charts-contracts',
  'libs/datasets/src/imports-impact.ts': 'datasets-imports-only-report-contracts',
  'libs/datasets/src/uses-the-database.ts': 'datasets-write-bytes-only',
  'libs/report/src/by-the-window.ts': 'libraries-through-their-door',
  'libs/report/src/chicken.ts': 'no-circles',
  'libs/impact/src/husband.ts': 'no-circles-of-types',
  'libs/report/src/imports-nothing-there.ts': 'nothing-unresolved',
  'apps/api/src/instruments/imports-collection.ts': 'instruments-imports-upstream-only',
  'apps/api/src/collection/imports-scoring.ts': 'collection-imports-upstream-only',
  'apps/api/src/scoring/imports-reporting.ts': 'scoring-imports-upstream-only',
  'apps/api/src/analysis/imports-reporting.ts': 'analysis-imports-upstream-only',
  'apps/api/src/reporting/by-the-window.ts': 'features-through-their-door',
  'apps/api/src/programme/imports-collection.ts': 'cross-cutting-imports-no-stage',
  'apps/api/src/platform/imports-programme.ts': 'platform-knows-no-feature',
  'apps/api/src/people/index.ts': 'identities-belong-to-people',
  'apps/cli/src/by-the-window.ts': 'api-through-its-door',
  'apps/web/src/imports-impact.ts': 'web-sees-no-analysis',
  'apps/web/src/imports-the-api.ts': 'web-sees-no-analysis',
  'apps/web/src/guardian/imports-staff.ts': 'guardians-see-no-console',
  'apps/web/src/staff/imports-guardian.ts': 'nobody-imports-guardians',
};

/** Reporting is the last stage: nothing lies downstream of it. */
const CANNOT_BE_BROKEN = ['reporting-imports-upstream-only'];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** What the project's own laws find in the tree, laid out where its packages are at hand. */
function violations(): readonly Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-laws-'));
  try {
    cpSync(BAD_IMPORTS, folder, { recursive: true });
    const typeorm = join(folder, 'node_modules/typeorm');
    mkdirSync(typeorm, { recursive: true });
    writeFileSync(join(typeorm, 'package.json'), '{ "name": "typeorm", "exports": "./index.js" }');
    writeFileSync(join(typeorm, 'index.js'), 'export class DataSource {}');
    const options = ['--config', LAWS, '--output-type', 'json', 'apps', 'libs'];
    const { stdout } = spawnSync(process.execPath, [CRUISER, ...options], { cwd: folder, encoding: 'utf8' });
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the laws of import', () => {
  const found = violations();

  it.each(Object.entries(BROKEN))('catch %s by %s', (file, law) => {
    expect(found.filter((v) => v.from === file).map((v) => v.rule.name)).toEqual([law]);
  });

  it('find nothing wrong with what breaks none of them', () => {
    expect(found.map((v) => v.from).filter((file) => !(file in BROKEN))).toEqual([]);
  });

  it('are each broken by some file of the tree', () => {
    const { forbidden } = createRequire(LAWS)(LAWS) as { forbidden: { name: string }[] };
    const broken = new Set([...Object.values(BROKEN), ...CANNOT_BE_BROKEN]);
    expect(forbidden.map((law) => law.name).filter((name) => !broken.has(name))).toEqual([]);
  });
});
