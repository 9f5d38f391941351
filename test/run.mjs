/**
 * `npm test`: every check of the project, one after the other, and at the end `N passed, N failed`.
 * Each check that is not a Jest suite counts as one test. What a failing one printed is shown.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECKS = [
  ['types', 'tsc --noEmit'],
  ['types of the web app', 'tsc -p apps/web'],
  ['libraries are pure', 'tsc -p libs/tsconfig.pure.json'],
  ['lint', 'eslint . --max-warnings 0'],
  ['formatting', 'prettier --check --log-level warn .'],
  ['laws of import', 'depcruise --config .dependency-cruiser.cjs apps libs'],
  ['build', 'npm run --silent build'],
];

/** Chromium and the servers of the faults need the machine to themselves, so suites share two workers. */
const JEST = 'jest --ci --maxWorkers=2';

const folder = mkdtempSync(join(tmpdir(), 'tongxing-run-'));
const tally = { passed: 0, failed: 0 };
try {
  for (const [name, command] of CHECKS) await check(name, command);
  await suites();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

async function check(name, command) {
  const started = Date.now();
  const { code, output } = await run(command, 'pipe');
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code === 0) tally.passed++;
  else {
    tally.failed++;
    console.log(output);
  }
}

async function suites() {
  const results = join(folder, 'jest.json');
  const { code } = await run(`${JEST} --json --outputFile=${results}`, 'inherit');
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = read(results);
  tally.passed += numPassedTests;
  // A suite that could not start ran no test, and a Jest that broke off says nothing: both are failures.
  const unseen = numRuntimeErrorTestSuites + (code !== 0 && numFailedTests === 0 ? 1 : 0);
  tally.failed += numFailedTests + unseen;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
  }
}

/** Runs a command with the project's own programs first in the path. */
function run(command, output) {
  return new Promise((resolve) => {
    const path = `${join(process.cwd(), 'node_modules/.bin')}:${process.env.PATH}`;
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, PATH: path, npm_config_loglevel: 'error' },
    });
    let text = '';
    child.stdout?.on('data', (data) => (text += data));
    child.stderr?.on('data', (data) => (text += data));
    child.on('close', (code) => resolve({ code, output: text }));
  });
}
