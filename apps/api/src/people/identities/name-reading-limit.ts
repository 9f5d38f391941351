import { Injectable } from '@nestjs/common';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { NameReadingEntity } from './name-reading.entity.js';

const HOUR_MS = 60 * 60_000;
/** A supervisor who calls every family of three centres stays below; who copies a county does not. */
export const MOST_IN_AN_HOUR = 200;

/**
 * Bounds how many names an account looks up: what a session that was taken over, or its owner, can carry away. It
 * counts for the account alone, so that nobody is kept out by what others do.
 */
@Injectable()
export class NameReadingLimit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Counts one look, before it is known what it finds.
   *
   * @throws ProblemException `names-read-often`, with the seconds to wait; the first of an hour is recorded
   */
  async count(project: string): Promise<void> {
    const actor = currentActor();
    if (actor.kind !== 'user') return;
    const wait = await this.unitOfWork.write(async (tx) => {
      const row = await take(tx, actor.id);
      const left = Date.parse(row.since) + HOUR_MS - Date.now();
      const { times, since } = left > 0 ? row : { times: 0, since: now() };
      await tx.manager.update(NameReadingEntity, { accountId: actor.id }, { times: times + 1, since });
      if (times < MOST_IN_AN_HOUR) return 0;
      if (times === MOST_IN_AN_HOUR)
        this.audit.record(tx, { action: 'identity.refused', project, detail: { times } });
      return Math.ceil(left / 1000);
    });
    if (wait > 0) throw new ProblemException('names-read-often', undefined, wait);
  }
}

/** An account's count, which on PostgreSQL nobody else changes until the commit. */
async function take(tx: WriteTransaction, accountId: string): Promise<NameReadingEntity> {
  const none: NameReadingEntity = { accountId, times: 0, since: new Date(0).toISOString() };
  await tx.manager.createQueryBuilder().insert().into(NameReadingEntity).values(none).orIgnore().execute();
  const query = tx.manager.createQueryBuilder(NameReadingEntity, 'reading').where({ accountId });
  if (tx.manager.dataSource.options.type === 'postgres') query.setLock('pessimistic_write');
  return query.getOneOrFail();
}
