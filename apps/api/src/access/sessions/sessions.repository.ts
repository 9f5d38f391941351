import { Injectable } from '@nestjs/common';
import { LessThan, Not } from 'typeorm';
import type { View, WriteTransaction } from '../../platform/database/index.js';
import { SessionEntity } from './session.entity.js';

@Injectable()
export class SessionsRepository {
  async insert(tx: WriteTransaction, row: SessionEntity): Promise<void> {
    await tx.manager.insert(SessionEntity, row);
  }

  byToken(view: View, tokenHash: string): Promise<SessionEntity | null> {
    return view.manager.findOneBy(SessionEntity, { tokenHash });
  }

  find(view: View, id: string): Promise<SessionEntity | null> {
    return view.manager.findOneBy(SessionEntity, { id });
  }

  ofAccount(view: View, accountId: string): Promise<SessionEntity[]> {
    return view.manager.find(SessionEntity, { where: { accountId }, order: { id: 'ASC' } });
  }

  async seen(tx: WriteTransaction, id: string, lastSeenAt: string): Promise<void> {
    await tx.manager.update(SessionEntity, { id }, { lastSeenAt });
  }

  async shown(tx: WriteTransaction, id: string, shownAt: string): Promise<void> {
    await tx.manager.update(SessionEntity, { id }, { shownAt });
  }

  async delete(tx: WriteTransaction, accountId: string, id: string): Promise<boolean> {
    return (await tx.manager.delete(SessionEntity, { accountId, id })).affected === 1;
  }

  /** All of an account's, but for one where it is named. */
  async deleteAll(tx: WriteTransaction, accountId: string, except?: string): Promise<void> {
    await tx.manager.delete(SessionEntity, { accountId, ...(except !== undefined && { id: Not(except) }) });
  }

  async deleteOlder(tx: WriteTransaction, createdBefore: string): Promise<void> {
    await tx.manager.delete(SessionEntity, { createdAt: LessThan(createdBefore) });
  }
}
