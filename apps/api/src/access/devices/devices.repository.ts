import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not } from 'typeorm';
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

  /** @param sites the sites among whose devices to look; those of the whole project stand under `all` only */
  page(view: View, projectId: string, page: PageQuery, sites: 'all' | readonly string[]) {
    const among = sites === 'all' ? { projectId } : { projectId, siteId: In(sites) };
    return findPage(view.manager.getRepository(DeviceEntity), among, page);
  }

  enrolled(view: View, id: string): Promise<DeviceEntity | null> {
    return view.manager.findOneBy(DeviceEntity, { id, enrolledAt: Not(IsNull()), revokedAt: IsNull() });
  }

  /** The device, invited or enrolled, for which a code was made that is still good. */
  byCode(view: View, tokenHash: string, at: string): Promise<DeviceEntity | null> {
    return view.manager.findOneBy(DeviceEntity, { tokenHash, revokedAt: IsNull(), expiresAt: MoreThan(at) });
  }

  /** @returns whether the code was still unused: of two devices that use it at once, one comes too late */
  async enrol(
    tx: WriteTransaction,
    id: string,
    change: Pick<DeviceEntity, 'publicKey' | 'enrolledAt'>,
  ): Promise<boolean> {
    const { affected } = await tx.manager.update(DeviceEntity, { id, enrolledAt: IsNull() }, change);
    return affected === 1;
  }

  async update(tx: WriteTransaction, id: string, change: Partial<DeviceEntity>): Promise<void> {
    await tx.manager.update(DeviceEntity, { id }, change);
  }
}
