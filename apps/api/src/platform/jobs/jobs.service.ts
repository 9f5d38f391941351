import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { actAs } from '../actor/index.js';
import { UnitOfWork, type WriteTransaction } from '../database/index.js';
import { JobEntity } from './job.entity.js';
import { JobsRepository } from './jobs.repository.js';
import { holding, leaseEnd, LeaseLost } from './lease.js';

const POLL_MS = 1_000;
const MOST_ATTEMPTS = 3;

/**
 * Does one kind of job. Called again when it fails or its process dies: it must not mind having begun before.
 *
 * @param signal says that it should stop: the server is ending, or another process does the job now
 */
export type JobHandler = (payload: unknown, signal: AbortSignal) => Promise<void>;

/** Told, in the transaction that gives a job up, that it has failed or died too often to be tried again. */
export type GivenUpHandler = (tx: WriteTransaction, payload: unknown) => Promise<void>;

/**
 * Works off the job table, one job at a time in each process. The queue libraries at hand need PostgreSQL
 * or Redis; the embedded default has neither (docs/decisions/0001).
 */
@Injectable()
export class JobsService implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #handlers = new Map<string, JobHandler>();
  readonly #givenUp = new Map<string, GivenUpHandler>();
  readonly #logger = new Logger('Jobs');
  readonly #repeated: { readonly kind: string; readonly ms: number }[] = [];
  readonly #timers: NodeJS.Timeout[] = [];
  #working: Promise<void> | undefined;
  readonly #stopping = new AbortController();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: JobsRepository,
  ) {}

  handle(kind: string, handler: JobHandler, givenUp?: GivenUpHandler): void {
    this.#handlers.set(kind, handler);
    if (givenUp) this.#givenUp.set(kind, givenUp);
  }

  /**
   * Does `kind` again and again, once for all processes together: while one waits, no other is added. Starts
   * after the first interval.
   *
   * @param ms the interval in milliseconds
   */
  every(ms: number, kind: string, handler: JobHandler): void {
    this.handle(kind, handler);
    this.#repeated.push({ kind, ms });
  }

  add(tx: WriteTransaction, kind: string, payload: unknown): Promise<void> {
    return this.repository.add(tx, kind, payload);
  }

  onApplicationBootstrap(): void {
    this.#each(POLL_MS, () => this.work());
    for (const { kind, ms } of this.#repeated) this.#each(ms, () => this.#addOnce(kind));
  }

  /** Before anything it works with is closed. */
  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#working;
  }

  /** Works until no job waits. Callers that have just recorded one need not wait for the next poll. */
  work(): Promise<void> {
    // Whoever caused a job does not do it: what it may do does not hang on them.
    return (this.#working ??= actAs({ kind: 'system' }, () => this.#workAll()).finally(() => {
      this.#working = undefined;
    }));
  }

  #each(ms: number, work: () => Promise<void>): void {
    this.#timers.push(setInterval(() => void work(), ms).unref());
  }

  /** What cannot be recorded now is tried at the next interval. */
  async #addOnce(kind: string): Promise<void> {
    await this.unitOfWork
      .write(async (tx) => {
        if (!(await this.repository.hasWaiting(tx, kind))) await this.repository.add(tx, kind, {});
      })
      .catch(() => undefined);
  }

  async #workAll(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const job = await this.unitOfWork
        .write((tx) => this.repository.take(tx, leaseEnd()))
        .catch(() => undefined);
      if (!job) return;
      await this.#do(job).catch((error: unknown) => {
        this.#logger.error(`${job.kind}: ${(error as Error).name}`);
      });
    }
  }

  /** What cannot be recorded is recorded when the lease has ended. */
  async #do(job: JobEntity): Promise<void> {
    // Its processes died again and again: perhaps of this job.
    if (job.attempts > MOST_ATTEMPTS) return this.#giveUp(job);
    try {
      await this.#held(job);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (this.#stopping.signal.aborted) return this.#putBack(job, job.attempts - 1);
      this.#logger.error(`${job.kind} failed on attempt ${String(job.attempts)}: ${(error as Error).name}`);
      return job.attempts < MOST_ATTEMPTS ? this.#putBack(job) : this.#giveUp(job);
    }
    await this.unitOfWork.write((tx) => this.repository.finish(tx, job));
  }

  #held(job: JobEntity): Promise<void> {
    return holding(
      () => this.unitOfWork.write((tx) => this.repository.renew(tx, job, leaseEnd())),
      async (signal) => this.#handlers.get(job.kind)?.(job.payload, signal),
      this.#stopping.signal,
    );
  }

  async #putBack(job: JobEntity, attempts = job.attempts): Promise<void> {
    await this.unitOfWork.write((tx) => this.repository.putBack(tx, job, 'waiting', attempts));
  }

  async #giveUp(job: JobEntity): Promise<void> {
    await this.unitOfWork.write(async (tx) => {
      if (await this.repository.putBack(tx, job, 'failed'))
        await this.#givenUp.get(job.kind)?.(tx, job.payload);
    });
  }
}
