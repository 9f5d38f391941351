/** Chromium with a profile of its own, and its processor slowed down. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { probe } from './in-page.mjs';

export const BROWSER = '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

export const newProfile = () => mkdtempSync(join(tmpdir(), 'tongxing-bench-'));
export const dropProfile = (profile) => rmSync(profile, { recursive: true, force: true });

/** Opens a profile, does something with a page of it, and closes it. */
export async function withPage(profile, work) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: BROWSER,
    headless: true,
    locale: 'zh-CN',
    viewport: { width: 800, height: 1280 },
    args: ARGUMENTS,
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(probe);
    const session = await context.newCDPSession(page);
    return await work(page, (rate) => session.send('Emulation.setCPUThrottlingRate', { rate }));
  } finally {
    await context.close();
  }
}

/** @returns milliseconds until a question could be answered */
export async function firstQuestion(page) {
  await page.waitForFunction('window.bench?.first', undefined, { timeout: 240_000, polling: 100 });
  return page.evaluate('window.bench.first');
}
