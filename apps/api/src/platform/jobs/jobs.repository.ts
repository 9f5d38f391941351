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

  async finish(tx: WriteTransaction, id: string): Promise<void> {
    await tx.manager.delete(JobEntity, { id });
  }

  async putBack(tx: WriteTransaction, id: string, state: 'waiting' | 'failed'): Promise<void> {
    await tx.manager.update(JobEntity, { id }, { state, leasedUntil: null });
  }
}
