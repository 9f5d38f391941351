import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Participant } from '@tongxing/contracts';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
} from '../platform/database/index.js';
import { ProjectEntity, SiteEntity } from '../programme/index.js';

/** Someone taking part, known here by pseudonyms only: who they are is kept elsewhere. */
@Entity('participant')
@Unique('participant_study_code_unique', ['studyCode'])
@Unique('participant_source_code_unique', ['projectId', 'sourceCode'])
@Index('participant_project_id', ['projectId', 'id'])
export class ParticipantEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'participant_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => SiteEntity, { name: 'participant_site' })
  @ReferenceColumn()
  siteId: string;

  @Column('varchar', { length: 11 }) studyCode: string;
  /** The pseudonym in the system the data came from. */
  @CodeColumn({ nullable: true }) sourceCode: string | null;
  @CodeColumn({ nullable: true }) arm: string | null;
  @Column('varchar', { length: 8, nullable: true }) sex: Participant['sex'] | null;
  @Column('varchar', { length: 7, nullable: true }) birthMonth: string | null;
  @JsonColumn() covariates: Participant['covariates'];
  @InstantColumn() createdAt: string;
}
