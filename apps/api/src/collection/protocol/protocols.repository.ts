import { Injectable } from '@nestjs/common';
import type { View, WriteTransaction } from '../../platform/database/index.js';
import { ProtocolEntity } from './protocol.entity.js';

@Injectable()
export class ProtocolsRepository {
  async insert(tx: WriteTransaction, row: ProtocolEntity): Promise<void> {
    await tx.manager.insert(ProtocolEntity, row);
  }

  /** The revision that stands. */
  ofWave(view: View, waveId: string): Promise<ProtocolEntity | null> {
    return view.manager.findOne(ProtocolEntity, { where: { waveId }, order: { revision: 'DESC' } });
  }
}
