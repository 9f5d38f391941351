import { Column, Entity, ForeignKey } from 'typeorm';
import type { ReferralContact } from '@tongxing/contracts';
import { IdColumn, InstantColumn, JsonColumn } from '../../platform/database/index.js';
import { SiteEntity } from '../../programme/index.js';

/** Whom a county can turn to. Institutions and their numbers; nobody who is looked after stands here. */
@Entity('referral_map')
export class ReferralMapEntity {
  @ForeignKey(() => SiteEntity, { name: 'referral_map_county' })
  @IdColumn()
  countyId: string;

  @JsonColumn() contacts: readonly ReferralContact[];
  @InstantColumn({ nullable: true }) signedAt: string | null;
  @Column('varchar', { length: 36, nullable: true }) signedBy: string | null;
}
