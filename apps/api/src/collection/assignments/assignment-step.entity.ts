import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import type { AssignmentReason, AssignmentStep } from '@tongxing/contracts';
import {
  CodeColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
} from '../../platform/database/index.js';
import { SubmissionEntity } from '../submission.entity.js';
import { AssignmentEntity } from './assignment.entity.js';

/** One thing that happened to an assignment. Steps are taken back, never changed or deleted. */
@Entity('assignment_step')
@Unique('assignment_step_ordinal_unique', ['assignmentId', 'ordinal'])
export class AssignmentStepEntity {
  /** Of a visit made by the client, so that a repeat is known as one. */
  @IdColumn() id: string;

  @ForeignKey(() => AssignmentEntity, { name: 'assignment_step_assignment' })
  @ReferenceColumn()
  assignmentId: string;

  /** 1 for the first step. */
  @Column('integer') ordinal: number;
  @Column('varchar', { length: 16 }) kind: AssignmentStep['kind'];
  @DateColumn({ nullable: true }) happenedOn: string | null;
  @Column('varchar', { length: 16, nullable: true }) outcome: NonNullable<AssignmentStep['outcome']> | null;
  @CodeColumn({ nullable: true }) reason: AssignmentReason | null;
  /** Whether its outcome is the assignment's disposition. */
  @Column('boolean') final: boolean;
  @ReferenceColumn({ nullable: true }) enumeratorId: string | null;

  @ForeignKey(() => SubmissionEntity, { name: 'assignment_step_submission' })
  @ReferenceColumn({ nullable: true })
  submissionId: string | null;

  @Column('varchar', { length: 16 }) actorKind: AssignmentStep['by']['kind'];
  @ReferenceColumn({ nullable: true }) actorId: string | null;
  @InstantColumn() recordedAt: string;
  @InstantColumn({ nullable: true }) undoneAt: string | null;
}
