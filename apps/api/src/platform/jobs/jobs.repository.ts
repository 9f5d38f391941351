import { Injectable } from '@nestjs/common';
import { insertMany, type View, type WriteTransaction } from '../database/index.js';
import { newId, now } from '../ids.js';
import { JobEntity } from './job.entity.js';

@Injectable()
export class JobsRepository {
  /** Records work in the transaction that causes it: both are kept, or neither. */
  async add(tx: WriteTransaction, kind: string, payload: unknown): Promise<void> {
    const row: JobEntity = {
      id: newId(),
      kind,
      payload,
      state: 'waiting',
      attempts: 0,
      leasedUntil: null,
      createdAt: now(),
    };
    await insertMany(tx, JobEntity, [row]);
  }

  hasWaiting(view: View, kind: string): Promise<boolean> {
    return view.manager.existsBy(JobEntity, { kind, state: 'waiting' });
  }

  /**
   * Takes the oldest job that nobody works on, also one whose worker has not come back by its lease. On
   * PostgreSQL other processes skip it while it is being taken; on SQLite they wait.
   */
  async take(tx: WriteTransaction, leasedUntil: string): Promise<JobEntity | undefined> {
    const query = tx.manager
      .createQueryBuilder(JobEntity, 'job')
      .where("job.state = 'waiting' OR (job.state = 'running' AND job.leasedUntil < :now)", { now: now() })
      .orderBy('job.id')
      .limit(1);
    if (tx.manager.dataSource.options.type === 'postgres')
      query.setLock('pessimistic_write').setOnLocked('skip_locked');
    const job = await query.getOne();
    if (!job) return undefined;
    const taken: JobEntity = { ...job, state: 'running', attempts: job.attempts + 1, leasedUntil };
    await tx.manager.update(
      JobEntity,
      { id: job.id },
      { state: 'running', attempts: taken.attempts, leasedUntil },
    );
    return taken;
  }

  /** Like all that follows, false where another process has taken the job over. */
  async renew(tx: WriteTransaction, job: JobEntity, leasedUntil: string): Promise<boolean> {
    return (await tx.manager.update(JobEntity, held(job), { leasedUntil })).affected === 1;
  }

  async finish(tx: WriteTransaction, job: JobEntity): Promise<boolean> {
    return (await tx.manager.delete(JobEntity, held(job))).affected === 1;
  }

  /** @param attempts how many count */
  async putBack(
    tx: WriteTransaction,
    job: JobEntity,
    state: 'waiting' | 'failed',
    attempts = job.attempts,
  ): Promise<boolean> {
    const change = { state, attempts, leasedUntil: null };
    return (await tx.manager.update(JobEntity, held(job), change)).affected === 1;
  }
}

/** The job while it is in the hands of whoever took it for this attempt. */
const held = ({ id, attempts }: JobEntity) => ({ id, attempts, state: 'running' as const });
