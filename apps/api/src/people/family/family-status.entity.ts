import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { FamilyStatus } from '@tongxing/contracts';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
} from '../../platform/database/index.js';
import { ProjectEntity, WaveEntity } from '../../programme/index.js';
import { ParticipantEntity } from '../participant.entity.js';

/** A family's situation as it was told once, with the flags that the rule of that day made of it. */
@Entity('family_status')
@Index('family_status_project_id', ['projectId', 'id'])
@Index('family_status_participant_id', ['participantId'])
@Unique('family_status_submission_unique', ['submissionId'])
export class FamilyStatusEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'family_status_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => ParticipantEntity, { name: 'family_status_participant' })
  @ReferenceColumn()
  participantId: string;

  @ForeignKey(() => WaveEntity, { name: 'family_status_wave' })
  @ReferenceColumn({ nullable: true })
  waveId: string | null;

  @Column('varchar', { length: 16 }) source: FamilyStatus['source'];
  /** The questionnaire it was told in; null where it comes from the roster. */
  @ReferenceColumn({ nullable: true }) submissionId: string | null;
  @DateColumn({ nullable: true }) heldOn: string | null;
  @JsonColumn() variables: FamilyStatus['variables'];
  @JsonColumn() flags: FamilyStatus['flags'];
  @Column('varchar', { length: 16 }) rule: string;
  @InstantColumn() recordedAt: string;
}
