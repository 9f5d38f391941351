import { Injectable } from '@nestjs/common';
import { insertMany, type View, type WriteTransaction } from '../../platform/database/index.js';
import { WaveOpeningEntity } from '../../safeguarding/index.js';
import { EarlySubmissionEntity } from './early-submission.entity.js';

@Injectable()
export class EarlySubmissionsRepository {
  insertMany(tx: WriteTransaction, rows: readonly EarlySubmissionEntity[]): Promise<void> {
    return insertMany(tx, EarlySubmissionEntity, rows);
  }

  /** How many arrived early at a wave, by county, and whether they still wait. */
  async counts(
    view: View,
    waveId: string,
  ): Promise<{ county: string; submissions: number; waiting: boolean }[]> {
    const rows = await view.manager
      .createQueryBuilder(EarlySubmissionEntity, 'early')
      .leftJoin(WaveOpeningEntity, 'o', 'o.waveId = early.waveId AND o.countyId = early.countyId')
      .select('early.countyId', 'county')
      .addSelect('count(*)', 'submissions')
      .addSelect('max(o.openedAt)', 'openedAt')
      .where('early.waveId = :waveId', { waveId })
      .groupBy('early.countyId')
      .orderBy('early.countyId')
      .getRawMany<{ county: string; submissions: number | string; openedAt: string | null }>();
    return rows.map(({ county, submissions, openedAt }) => ({
      county,
      submissions: Number(submissions),
      waiting: openedAt === null,
    }));
  }
}
