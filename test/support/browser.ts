import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether there is a browser to test with. In CI there must be one. */
export function browserIsPresent(): boolean {
  if (existsSync(EXECUTABLE)) return true;
  if (process.env['CI']) throw new Error('Chromium is not installed, and in CI nothing may be skipped');
  process.stderr.write('Browser tests skipped: not present (apt-get install chromium)\n');
  return false;
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: EXECUTABLE, args: QUIET });
