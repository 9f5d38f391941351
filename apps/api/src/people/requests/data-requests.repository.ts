import { Injectable } from '@nestjs/common';
import type { PageQuery } from '@tongxing/contracts';
import { findPage, type View, type WriteTransaction } from '../../platform/database/index.js';
import { DataRequestEntity } from './data-request.entity.js';

@Injectable()
export class DataRequestsRepository {
  async insert(tx: WriteTransaction, row: DataRequestEntity): Promise<void> {
    await tx.manager.insert(DataRequestEntity, row);
  }

  /** Answers a request that is open. @returns whether it was */
  async answer(
    tx: WriteTransaction,
    id: string,
    change: Pick<DataRequestEntity, 'state' | 'reason' | 'answeredAt'>,
  ): Promise<boolean> {
    return (await tx.manager.update(DataRequestEntity, { id, state: 'open' }, change)).affected === 1;
  }

  find(view: View, projectId: string, id: string): Promise<DataRequestEntity | null> {
    return view.manager.findOneBy(DataRequestEntity, { projectId, id });
  }

  page(view: View, projectId: string, page: PageQuery) {
    return findPage(view.manager.getRepository(DataRequestEntity), { projectId }, page);
  }
}
