import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not } from 'typeorm';
import type { PageQuery } from '@tongxing/contracts';
import { findPage, type View, type WriteTransaction } from '../../platform/database/index.js';
import { DeviceEntity } from './device.entity.js';

@Injectable()
export class DevicesRepository {
  async insert(tx: WriteTransaction, row: DeviceEntity): Promise<void> {
    await tx.manager.insert(DeviceEntity, row);
  }

  find(view: View, projectId: string, id: string): Promise<DeviceEntity | null> {
    return view.manager.findOneBy(DeviceEntity, { projectId, id });
  }

  page(view: View, projectId: string, page: PageQuery) {
    return findPage(view.manager.getRepository(DeviceEntity), { projectId }, page);
  }

  /** The enrolled device that has a token. */
  enrolled(view: View, tokenHash: string): Promise<DeviceEntity | null> {
    return view.manager.findOneBy(DeviceEntity, { tokenHash, enrolledAt: Not(IsNull()), revokedAt: IsNull() });
  }

  invited(view: View, tokenHash: string, at: string): Promise<DeviceEntity | null> {
    return view.manager.findOneBy(DeviceEntity, {
      tokenHash,
      enrolledAt: IsNull(),
      revokedAt: IsNull(),
      expiresAt: MoreThan(at),
    });
  }

  /** @returns whether the code was still there: of two devices that use it at once, one comes too late */
  async enrol(
    tx: WriteTransaction,
    { id, tokenHash }: DeviceEntity,
    change: Pick<DeviceEntity, 'tokenHash' | 'enrolledAt'>,
  ): Promise<boolean> {
    const { affected } = await tx.manager.update(DeviceEntity, { id, tokenHash: tokenHash ?? '' }, change);
    return affected === 1;
  }

  async update(tx: WriteTransaction, id: string, change: Partial<DeviceEntity>): Promise<void> {
    await tx.manager.update(DeviceEntity, { id }, change);
  }
}
