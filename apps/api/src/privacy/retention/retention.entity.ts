import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DateColumn, InstantColumn } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';

/** From when a project's retention counts, and what is erased already. */
@Entity('retention')
export class RetentionEntity {
  @ForeignKey(() => ProjectEntity, { name: 'retention_project' })
  @PrimaryColumn('uuid')
  projectId: string;

  @DateColumn({ nullable: true }) finalReportOn: string | null;
  @InstantColumn({ nullable: true }) contactsErasedAt: string | null;
  @InstantColumn({ nullable: true }) identitiesErasedAt: string | null;
}
