import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

/** The demonstration as a user starts it, without the synthetic projects: the built command, a folder of its own, a free port. */
export interface Demo {
  readonly url: string;
  /** The link that signs in, once. */
  readonly link: string;
  /** Where its database and reports are. */
  readonly folder: string;
  /** Gives a browser the session of somebody who came in by the link. */
  signIn(context: BrowserContext): Promise<void>;
  stop(): Promise<void>;
}

const LINK = /(http:\/\/127\.0\.0\.1:\d+)\/enter#([\w-]+)/;

export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-demo-'));
  const child = spawn(
    process.execPath,
    ['dist/cli/apps/cli/src/main.js', 'demo', '--no-cohort', '--out', folder],
    {
      env: { ...process.env, TONGXING_PORT: '0', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const { url, link, token } = await linkOf(child);
  let session: Promise<string> | undefined;
  return {
    url,
    link,
    folder,
    signIn: async (context) => {
      session ??= enter(url, token);
      await context.addCookies([
        { name: 'tongxing', value: await session, url, httpOnly: true, sameSite: 'Strict' },
      ]);
    },
    stop: () => stop(child, folder),
  };
}

function linkOf(child: ChildProcess): Promise<{ url: string; link: string; token: string }> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (data: Buffer) => {
      printed += data.toString();
      const [link, url, token] = LINK.exec(printed) ?? [];
      if (link && url && token && printed.endsWith('\n')) resolve({ link, url, token });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => {
      reject(new Error(`The demonstration did not start. Is it built (npm run build)?\n${printed}`));
    });
  });
}

/** Uses the link and returns the session's token. */
async function enter(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/links/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-by': 'tongxing' },
    body: JSON.stringify({ token }),
  });
  const session = /tongxing=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (!session) throw new Error(`the link of the demonstration does not work: ${String(answer.status)}`);
  return session;
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
