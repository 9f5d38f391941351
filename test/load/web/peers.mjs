/** survey-react-ui as it comes and @getodk/web-forms, as the peer harness builds them. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { firstQuestion, withPage } from './browser.mjs';

const HARNESS = resolve('../shared/bench');

/**
 * Builds the peers in a copy of the harness, which itself stays as it is.
 *
 * @param built a copy that was built before, or undefined
 * @returns the folder, or undefined where there is no harness
 */
export function buildPeers(built) {
  if (built) return built;
  if (!existsSync(HARNESS)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-peers-'));
  for (const part of ['package.json', 'package-lock.json', 'clients', 'lib'])
    if (existsSync(join(HARNESS, part))) cpSync(join(HARNESS, part), join(folder, part), { recursive: true });
  makeWritable(folder);
  const install = existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install';
  run(folder, 'npm', [install, '--no-audit', '--no-fund', '--ignore-scripts']);
  run(folder, 'node', ['clients/build.mjs']);
  return folder;
}

function makeWritable(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) makeWritable(join(folder, entry.name));
}

function run(cwd, program, words) {
  const { status, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed in ${cwd}\n${stderr}`);
}

export const folderOf = (harness, peer) => join(harness, 'clients/dist', peer);

/** From the address to the first question. */
export const firstVisit = (profile, url, throttle) =>
  withPage(profile, async (page, slow) => {
    await slow(throttle);
    await page.goto(url, { waitUntil: 'commit' });
    return { ms: await firstQuestion(page), marks: [] };
  });

/** What the clicks need to know of a peer; the harness has put most of it into its pages. */
export const adapter = {
  open: async (page, url) => {
    await page.goto(url);
    await firstQuestion(page);
  },
  goto: (page, number) => page.evaluate((n) => window.adapter.goto(n), number),
  option: async (page, number, choice) =>
    (await page.evaluateHandle(([n, c]) => window.adapter.option(n, c), [number, choice])).asElement(),
  cell: (page, row, column) => matrixCell(page, row, column),
};

export const matrixCell = (page, row, column) =>
  page
    .locator('.sd-table tbody tr')
    .nth(row - 1)
    .locator('label')
    .nth(column);
