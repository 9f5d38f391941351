import { Column, Entity, Unique } from 'typeorm';
import type { Allocation, BilingualText, Comparison, Hotline } from '@tongxing/contracts';
import { CodeColumn, IdColumn, InstantColumn, JsonColumn } from '../platform/database/index.js';

@Entity('project')
@Unique('project_code_unique', ['code'])
export class ProjectEntity {
  @IdColumn() id: string;
  @CodeColumn() code: string;
  @JsonColumn() name: BilingualText;
  @Column('varchar', { length: 16 }) allocation: Allocation;
  @JsonColumn() comparisons: readonly Comparison[];
  /** The data are no real person's: every page and report says so. */
  @Column('boolean') synthetic: boolean;
  /** Answers are accepted only with the consents of guardian, carer and child. */
  @Column('boolean', { default: false }) consentRequired: boolean;
  @Column('varchar', { length: 500, nullable: true }) source: string | null;
  /** Null where it has none of its own. */
  @JsonColumn({ nullable: true }) hotlines: readonly Hotline[] | null;
  @InstantColumn() createdAt: string;
}
