import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Consent, ConsentScope } from '@tongxing/contracts';
import {
  CodeColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
} from '../../platform/database/index.js';
import { ProjectEntity, WaveEntity } from '../../programme/index.js';
import { ParticipantEntity } from '../participant.entity.js';

/** One answer to one request for consent, or its withdrawal. Records are added, never changed. */
@Entity('consent')
@Index('consent_participant_id', ['participantId'])
@Index('consent_project_decision', ['projectId', 'decision'])
@Unique('consent_submission_unique', ['submissionId'])
export class ConsentEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'consent_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => ParticipantEntity, { name: 'consent_participant' })
  @ReferenceColumn()
  participantId: string;

  @ForeignKey(() => WaveEntity, { name: 'consent_wave' })
  @ReferenceColumn({ nullable: true })
  waveId: string | null;

  @Column('varchar', { length: 16 }) kind: Consent['kind'];
  @Column('varchar', { length: 16 }) decision: Consent['decision'];
  @JsonColumn() scopes: readonly ConsentScope[];
  @CodeColumn({ nullable: true }) script: string | null;
  @CodeColumn({ nullable: true }) scriptVersion: string | null;
  @Column('varchar', { length: 16, nullable: true }) means: Consent['means'] | null;
  @Column('varchar', { length: 16, nullable: true }) signature: Consent['signature'] | null;
  @Column('varchar', { length: 16, nullable: true }) relation: Consent['relation'] | null;
  @CodeColumn({ nullable: true }) witness: string | null;
  @ReferenceColumn({ nullable: true }) witnessAccountId: string | null;
  @CodeColumn({ nullable: true }) evidence: string | null;
  @Column('varchar', { length: 16, nullable: true }) evidenceKind: Consent['evidenceKind'] | null;
  /** The script's answers, where it was answered on a screen. */
  @ReferenceColumn({ nullable: true }) submissionId: string | null;
  @DateColumn() obtainedOn: string;
  @InstantColumn() recordedAt: string;
}
