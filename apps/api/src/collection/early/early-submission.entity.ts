import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ReferenceColumn } from '../../platform/database/index.js';
import { SiteEntity, WaveEntity } from '../../programme/index.js';
import { SubmissionEntity } from '../submission.entity.js';

/**
 * A submission that arrived before its wave was opened for the county of the child. It stays here for good; it waits
 * for as long as there is no opening of that wave for that county.
 */
@Entity('early_submission')
@Index('early_submission_wave_id', ['waveId', 'countyId'])
export class EarlySubmissionEntity {
  @ForeignKey(() => SubmissionEntity, { name: 'early_submission_submission' })
  @PrimaryColumn('uuid')
  submissionId: string;

  @ForeignKey(() => WaveEntity, { name: 'early_submission_wave' })
  @ReferenceColumn()
  waveId: string;

  @ForeignKey(() => SiteEntity, { name: 'early_submission_county' })
  @ReferenceColumn()
  countyId: string;
}
