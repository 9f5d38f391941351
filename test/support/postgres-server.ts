import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A PostgreSQL server of the tests' own: in a temporary folder, on a free port of the loopback address. */
export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

declare global {
  var tongxingPostgres: PostgresServer | undefined;
}

/** Jest calls this once before all suites. Where PostgreSQL is absent the suites say so and run on SQLite. */
export default async function startPostgresForTests(): Promise<void> {
  globalThis.tongxingPostgres = await startPostgres();
  if (globalThis.tongxingPostgres) process.env['TEST_POSTGRES'] = globalThis.tongxingPostgres.url;
  else if (process.env['CI']) throw new Error('PostgreSQL is not installed, and in CI nothing may be skipped');
  else process.stderr.write('PostgreSQL suites skipped: not present (apt-get install postgresql)\n');
}

/** The folder of PostgreSQL's programs, or undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((v) => join(debian, v, 'bin')), ...(process.env['PATH'] ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** Starts a server, or returns undefined where PostgreSQL is not installed. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const programs = postgresPrograms();
  if (!programs) return undefined;
  const owner = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'tongxing', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      stdio: 'pipe',
      ...owner,
    },
  );
  const port = await freePort();
  const settings = [`port=${String(port)}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], {
    stdio: 'ignore',
    ...owner,
  });
  const url = `postgres://tongxing@127.0.0.1:${String(port)}/postgres`;
  await untilReady(programs, port);
  return { url, stop: () => stop(server, folder) };
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** PostgreSQL refuses to run as root: then it runs as Debian's `postgres`, else as `nobody`. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, user: string) =>
    Number(execFileSync('id', [flag, user], { stdio: 'pipe' }).toString());
  for (const user of ['postgres', 'nobody'])
    try {
      return { uid: id('-u', user), gid: id('-g', user) };
    } catch {
      continue;
    }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => {
        resolve(port);
      });
    });
  });
}

async function untilReady(programs: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      execFileSync(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
      return;
    } catch {
      await delay(100);
    }
  }
  throw new Error('PostgreSQL did not start within ten seconds');
}
