import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
  '--lang=zh-CN',
];

/** A browser with a profile of its own on disk, that can lose its power. */
export interface BrowserProcess {
  readonly context: BrowserContext;
  /** Ends it as a dead battery does: nothing is flushed, nothing is closed. */
  cutPower(): Promise<void>;
  close(): Promise<void>;
}

/** @param flags further ones: what its camera sees, how large its text is */
export async function startBrowserProcess(
  profile: string,
  flags: readonly string[] = [],
): Promise<BrowserProcess> {
  const all = [...FLAGS, ...flags, `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn('/usr/bin/chromium', all, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const browser: Browser = await chromium.connectOverCDP(await addressOf(child));
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no window');
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  return {
    context,
    cutPower: async () => {
      // All of its processes: the group that it leads.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (data: Buffer) => {
      printed += data.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => {
      reject(new Error(`the browser did not start\n${printed}`));
    });
  });
}
