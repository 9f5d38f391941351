import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { View, WriteTransaction } from '../../platform/database/index.js';
import { LinkEntity, type LinkPurpose } from './link.entity.js';

@Injectable()
export class LinksRepository {
  async insert(tx: WriteTransaction, row: LinkEntity): Promise<void> {
    await tx.manager.insert(LinkEntity, row);
  }

  byToken(view: View, tokenHash: string, purpose: LinkPurpose): Promise<LinkEntity | null> {
    return view.manager.findOneBy(LinkEntity, { tokenHash, purpose });
  }

  /** @returns whether it was still there: of two who use a link at once, one comes too late */
  async delete(tx: WriteTransaction, id: string): Promise<boolean> {
    return (await tx.manager.delete(LinkEntity, { id })).affected === 1;
  }

  async deleteExpired(tx: WriteTransaction, at: string): Promise<void> {
    await tx.manager.delete(LinkEntity, { expiresAt: LessThan(at) });
  }

  async deletePurpose(tx: WriteTransaction, purpose: LinkPurpose): Promise<void> {
    await tx.manager.delete(LinkEntity, { purpose });
  }

  async deleteOf(tx: WriteTransaction, accountId: string): Promise<void> {
    await tx.manager.delete(LinkEntity, { accountId });
  }
}
