import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { SubmissionEnvelope } from '@tongxing/contracts';
import {
  DateColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
} from '../platform/database/index.js';
import { InstrumentVersionEntity } from '../instruments/index.js';
import { ParticipantEntity } from '../people/index.js';
import { ProjectEntity, WaveEntity } from '../programme/index.js';

/** One respondent's answers to one instrument version at one wave, exactly as they were received. */
@Entity('submission')
@Index('submission_project_id', ['projectId', 'id'])
@Index('submission_participant_id', ['participantId'])
export class SubmissionEntity {
  /** Made by the client, so that a repeat is known as one. */
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'submission_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => ParticipantEntity, { name: 'submission_participant' })
  @ReferenceColumn()
  participantId: string;

  @ForeignKey(() => WaveEntity, { name: 'submission_wave' })
  @ReferenceColumn()
  waveId: string;

  @ForeignKey(() => InstrumentVersionEntity, { name: 'submission_instrument_version' })
  @ReferenceColumn()
  instrumentVersionId: string;

  @Column('varchar', { length: 16 }) respondent: SubmissionEnvelope['respondent'];
  @Column('varchar', { length: 16 }) mode: SubmissionEnvelope['mode'];
  @Column('varchar', { length: 16 }) language: SubmissionEnvelope['language'];
  @DateColumn({ nullable: true }) collectedOn: string | null;
  @InstantColumn({ nullable: true }) startedAt: string | null;
  @InstantColumn({ nullable: true }) finishedAt: string | null;
  /** Canonical JSON of the answers by item id. */
  @Column('text') answers: string;
  /** Hash of the canonical JSON of the whole envelope. */
  @HashColumn() hash: string;
  @InstantColumn() receivedAt: string;
}
