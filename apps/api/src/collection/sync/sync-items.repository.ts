import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { QuarantineQuery } from '@tongxing/contracts';
import { insertMany, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId } from '../../platform/ids.js';
import { SyncItemEntity, SyncStoreEntity } from './sync-item.entity.js';

const WAITING = In(['conflict', 'quarantined']);
const STORE = { id: 1 } as const;

@Injectable()
export class SyncItemsRepository {
  /** Those of these submissions, in every sealing. */
  of(view: View, submissionIds: readonly string[]): Promise<SyncItemEntity[]> {
    return view.manager.findBy(SyncItemEntity, { submissionId: In([...submissionIds]) });
  }

  ofParticipant(view: View, projectId: string, participantId: string): Promise<SyncItemEntity[]> {
    return view.manager.find(SyncItemEntity, {
      where: { projectId, participantId },
      order: { sequence: 'ASC' },
    });
  }

  store(view: View): Promise<SyncStoreEntity | null> {
    return view.manager.findOneBy(SyncStoreEntity, STORE);
  }

  /** The store's row, which on PostgreSQL others wait for until the commit; on SQLite there is one writer anyway. */
  async heldStore(tx: WriteTransaction): Promise<SyncStoreEntity> {
    const query = tx.manager.createQueryBuilder(SyncStoreEntity, 'store').where('store.id = 1');
    if (tx.manager.dataSource.options.type === 'postgres') query.setLock('pessimistic_write');
    const found = await query.getOne();
    if (found) return found;
    const first: SyncStoreEntity = { ...STORE, store: newId(), sequence: 0 };
    await insertMany(tx, SyncStoreEntity, [first]);
    return first;
  }

  /** Adds rows and gives each its place. @returns which store they are in now */
  async add(tx: WriteTransaction, rows: readonly SyncItemEntity[]): Promise<void> {
    const store = await this.heldStore(tx);
    for (const row of rows) row.sequence = ++store.sequence;
    await insertMany(tx, SyncItemEntity, rows);
    await tx.manager.update(SyncStoreEntity, STORE, { sequence: store.sequence });
  }

  /** Those that wait to be looked at, first come first. */
  waiting(view: View, projectId: string, { after, limit }: QuarantineQuery): Promise<SyncItemEntity[]> {
    const where = { projectId, outcome: WAITING, sequence: MoreThan(after) };
    return view.manager.find(SyncItemEntity, { where, order: { sequence: 'ASC' }, take: limit });
  }

  waitingOne(view: View, projectId: string, sequence: number): Promise<SyncItemEntity | null> {
    return view.manager.findOneBy(SyncItemEntity, { projectId, sequence, outcome: WAITING });
  }

  async update(
    tx: WriteTransaction,
    { sequence }: SyncItemEntity,
    change: Partial<SyncItemEntity>,
  ): Promise<void> {
    await tx.manager.update(SyncItemEntity, { sequence }, change);
  }
}
