import { spawn, type ChildProcess } from 'node:child_process';

const MAIN = 'dist/cli/apps/cli/src/main.js';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The built `tongxing` command as a process of its own, with what it has printed so far. */
export interface Command {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  output(): string;
}

/** Starts `tongxing` on a database. */
export function tongxing(database: string, ...args: string[]): Command {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, TONGXING_DATABASE: database, TONGXING_PORT: '0', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (printed += data.toString()));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => {
      resolve({ code, output: printed });
    }),
  );
  return { process: child, ended, output: () => printed };
}

/** Resolves when `met` holds of what the command has printed. */
export async function until(command: Command, met: (output: string) => boolean): Promise<void> {
  const over = new AbortController();
  void command.ended.then(() => {
    over.abort();
  });
  while (!met(command.output())) {
    if (over.signal.aborted) throw new Error(`The command ended first:\n${command.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
