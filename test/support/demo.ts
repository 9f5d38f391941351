import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The demonstration as a user starts it: the built command, a folder of its own, a free port. */
export interface Demo {
  readonly url: string;
  /** Where its database and reports are. */
  readonly folder: string;
  stop(): Promise<void>;
}

const STARTED = /http:\/\/127\.0\.0\.1:\d+/;

export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-demo-'));
  const child = spawn(process.execPath, ['dist/cli/apps/cli/src/main.js', 'demo', '--out', folder], {
    env: { ...process.env, TONGXING_PORT: '0', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  return { url, folder, stop: () => stop(child, folder) };
}

function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (data: Buffer) => {
      printed += data.toString();
      const [address] = STARTED.exec(printed) ?? [];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => {
      reject(new Error(`The demonstration did not start. Is it built (npm run build)?\n${printed}`));
    });
  });
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
