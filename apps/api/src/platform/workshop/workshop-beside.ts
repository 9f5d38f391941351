import { fork, type ChildProcess } from 'node:child_process';
import { Logger } from '@nestjs/common';
import type { Configuration } from '../config/config.js';
import { FirstInFirstOut } from '../database/first-in-first-out.js';
import { ProblemException } from '../problems/index.js';
import type { FromWorkshop, ToWorkshop } from './messages.js';
import { WorkBrokenOff } from './work-broken-off.js';
import { Workshop, type Watch } from './workshop.js';

/**
 * V8 lets old garbage become several times what is in use before it looks for it: of a million children, a gigabyte.
 * Half as much again costs a few per cent of the time.
 */
const MEMORY = ['--heap-growing-percent=50'];

/** A process that has been idle so long, in milliseconds, gives its memory back. */
const IDLE_MS = 5 * 60_000;

/**
 * Work done in a process of its own beside the server (docs/decisions/0038). It starts with the first order, stays
 * warm for a while after the last, and is killed where its work is not wanted any more: it writes nothing, so
 * nothing is left half done.
 */
export class WorkshopBeside extends Workshop {
  readonly #queue = new FirstInFirstOut();
  readonly #logger = new Logger('Workshop');
  #process: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;
  #ended = Promise.resolve();

  /** @param program the file of the program that runs there */
  constructor(
    private readonly program: string,
    private readonly database: Configuration['database'],
    private readonly idleMs = IDLE_MS,
  ) {
    super();
  }

  override make(kind: string, order: unknown, watch: Watch = {}): Promise<unknown> {
    return this.#queue.run(() => {
      watch.signal?.throwIfAborted();
      if (this.#closed) throw new WorkBrokenOff();
      return this.#order(this.#started(), { kind, order }, watch).finally(() => {
        this.#rest();
      });
    });
  }

  override async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  /** The process of the workshop, for who must see it die. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  #started(): ChildProcess {
    clearTimeout(this.#idle);
    const started = (this.#process ??= this.#start());
    started.ref();
    started.channel?.ref();
    return started;
  }

  /**
   * The address of the database may hold a password: it goes by the channel, which nobody else can read, and the
   * master key does not go at all. What it prints is dropped: a failure's message may quote data.
   */
  #start(): ChildProcess {
    const started = fork(this.program, [], {
      env: withoutOurs(process.env),
      execArgv: MEMORY,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.once('exit', () => {
      if (this.#process === started) this.#process = undefined;
    });
    // What cannot be started or told has ended, or will: that it ended is what counts.
    started.on('error', () => started.kill('SIGKILL'));
    tell(started, { database: this.database });
    return started;
  }

  #order(workshop: ChildProcess, order: ToWorkshop, { progress, signal }: Watch): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const answered = (message: FromWorkshop) => {
        if ('percent' in message) {
          progress?.(message.percent);
          return;
        }
        settle();
        if ('made' in message) resolve(message.made);
        else if ('problem' in message) reject(new ProblemException(message.problem));
        else reject(Object.assign(new Error('a craft failed'), message.fault));
      };
      const died = (code: number | null, killedBy: NodeJS.Signals | null) => {
        settle();
        if (!this.#closed) this.#logger.error(`the workshop died (${killedBy ?? `exit code ${String(code)}`})`);
        reject(new WorkBrokenOff());
      };
      const calledOff = () => {
        settle();
        void this.#end();
        reject(signal?.reason as Error);
      };
      const settle = () => {
        workshop.off('message', answered).off('exit', died);
        signal?.removeEventListener('abort', calledOff);
      };
      workshop.on('message', answered).once('exit', died);
      signal?.addEventListener('abort', calledOff);
      tell(workshop, order);
    });
  }

  /** An idle workshop keeps no process alive that has nothing else to do. */
  #rest(): void {
    this.#process?.unref();
    this.#process?.channel?.unref();
    this.#idle = setTimeout(() => void this.#end(), this.idleMs).unref();
  }

  /** Resolves when no process of this workshop is left, whoever ended it. */
  #end(): Promise<void> {
    clearTimeout(this.#idle);
    const ending = this.#process;
    this.#process = undefined;
    if (ending?.exitCode === null && ending.signalCode === null)
      this.#ended = Promise.all([this.#ended, killed(ending)]).then(() => undefined);
    return this.#ended;
  }
}

const killed = (workshop: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    workshop.ref();
    workshop.once('exit', resolve).kill('SIGKILL');
  });

/** A process that has ended hears nothing; that it has ended is told by its exit. */
const tell = (workshop: ChildProcess, message: ToWorkshop): void => {
  workshop.send(message, () => undefined);
};

/** None of the server's own variables: its keys and its database are not for whoever can read an environment. */
const withoutOurs = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('TONGXING_')));
