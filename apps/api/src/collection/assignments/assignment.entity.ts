import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Assignment, AssignmentState } from '@tongxing/contracts';
import { AccountEntity } from '../../access/index.js';
import { InstrumentVersionEntity } from '../../instruments/index.js';
import { ParticipantEntity } from '../../people/index.js';
import { CodeColumn, IdColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity, WaveEntity } from '../../programme/index.js';

/**
 * One questionnaire that one respondent is to answer about one participant at one wave. What happened to it stands in
 * its steps; `state` and `enumeratorId` are what the steps come to, kept for lists.
 */
@Entity('assignment')
@Unique('assignment_unique', ['participantId', 'waveId', 'instrument', 'respondent'])
@Index('assignment_wave_id', ['waveId', 'id'])
@Index('assignment_wave_changed_at', ['waveId', 'changedAt'])
export class AssignmentEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'assignment_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => WaveEntity, { name: 'assignment_wave' })
  @ReferenceColumn()
  waveId: string;

  @ForeignKey(() => ParticipantEntity, { name: 'assignment_participant' })
  @ReferenceColumn()
  participantId: string;

  @CodeColumn() instrument: string;

  @ForeignKey(() => InstrumentVersionEntity, { name: 'assignment_instrument_version' })
  @ReferenceColumn()
  instrumentVersionId: string;

  @Column('varchar', { length: 16 }) respondent: Assignment['respondent'];
  @Column('integer') sitting: number;
  /** In completed years on the wave's first day. */
  @Column('integer', { nullable: true }) age: number | null;
  @Column('varchar', { length: 16 }) state: AssignmentState;

  /** Null where it is the team's of the site. */
  @ForeignKey(() => AccountEntity, { name: 'assignment_enumerator' })
  @ReferenceColumn({ nullable: true })
  enumeratorId: string | null;

  @InstantColumn() createdAt: string;
  @InstantColumn() changedAt: string;
}
