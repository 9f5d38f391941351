import { Injectable } from '@nestjs/common';
import type { View, WriteTransaction } from '../../platform/database/index.js';
import { LockedPlanEntity } from './locked-plan.entity.js';

@Injectable()
export class LockedPlansRepository {
  async insert(tx: WriteTransaction, row: LockedPlanEntity): Promise<void> {
    await tx.manager.insert(LockedPlanEntity, row);
  }

  /** Every plan of a project, first to newest: a handful at most. */
  all(view: View, projectId: string): Promise<LockedPlanEntity[]> {
    return view.manager.find(LockedPlanEntity, { where: { projectId }, order: { ordinal: 'ASC' } });
  }
}
