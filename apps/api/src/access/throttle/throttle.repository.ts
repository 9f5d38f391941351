import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { WriteTransaction } from '../../platform/database/index.js';
import { ThrottleEntity } from './throttle.entity.js';

@Injectable()
export class ThrottleRepository {
  /** The failures under a key, which on PostgreSQL nobody else can count until the commit. */
  async take(tx: WriteTransaction, key: string): Promise<ThrottleEntity> {
    const none: ThrottleEntity = { key, failures: 0, failedAt: new Date(0).toISOString() };
    await tx.manager.createQueryBuilder().insert().into(ThrottleEntity).values(none).orIgnore().execute();
    const query = tx.manager.createQueryBuilder(ThrottleEntity, 'throttle').where({ key });
    if (tx.manager.dataSource.options.type === 'postgres') query.setLock('pessimistic_write');
    return query.getOneOrFail();
  }

  async save(tx: WriteTransaction, { key, ...counted }: ThrottleEntity): Promise<void> {
    await tx.manager.update(ThrottleEntity, { key }, counted);
  }

  async delete(tx: WriteTransaction, key: string): Promise<void> {
    await tx.manager.delete(ThrottleEntity, { key });
  }

  async deleteOlder(tx: WriteTransaction, failedBefore: string): Promise<void> {
    await tx.manager.delete(ThrottleEntity, { failedAt: LessThan(failedBefore) });
  }
}
