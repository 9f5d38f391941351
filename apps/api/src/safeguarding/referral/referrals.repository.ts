import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { insertMany, type View, type WriteTransaction } from '../../platform/database/index.js';
import { ReferralMapEntity } from './referral-map.entity.js';
import { WaveOpeningEntity } from './wave-opening.entity.js';

@Injectable()
export class ReferralsRepository {
  maps(view: View, countyIds: readonly string[]): Promise<ReferralMapEntity[]> {
    return view.manager.findBy(ReferralMapEntity, { countyId: In(countyIds) });
  }

  async setMap(tx: WriteTransaction, row: ReferralMapEntity): Promise<void> {
    await tx.manager.upsert(ReferralMapEntity, row, ['countyId']);
  }

  openings(view: View, waveId: string): Promise<WaveOpeningEntity[]> {
    return view.manager.find(WaveOpeningEntity, { where: { waveId }, order: { countyId: 'ASC' } });
  }

  addOpenings(tx: WriteTransaction, rows: readonly WaveOpeningEntity[]): Promise<void> {
    return insertMany(tx, WaveOpeningEntity, rows);
  }
}
