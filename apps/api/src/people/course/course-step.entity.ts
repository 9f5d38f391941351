import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { CourseStep, ExitReason } from '@tongxing/contracts';
import {
  CodeColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
} from '../../platform/database/index.js';
import { ProjectEntity, SiteEntity } from '../../programme/index.js';
import { ParticipantEntity } from '../participant.entity.js';

/** One change in a participant's course: a move, an exit, a re-entry. Steps are taken back, never deleted. */
@Entity('course_step')
@Index('course_step_project_id', ['projectId', 'id'])
@Unique('course_step_ordinal_unique', ['participantId', 'ordinal'])
export class CourseStepEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'course_step_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => ParticipantEntity, { name: 'course_step_participant' })
  @ReferenceColumn()
  participantId: string;

  /** 1 for the first step; of two taken at once only one has the next number. */
  @Column('integer') ordinal: number;
  @Column('varchar', { length: 16 }) kind: CourseStep['kind'];
  @DateColumn() happenedOn: string;

  @ForeignKey(() => SiteEntity, { name: 'course_step_from_site' })
  @ReferenceColumn()
  fromSiteId: string;

  @ForeignKey(() => SiteEntity, { name: 'course_step_to_site' })
  @ReferenceColumn()
  toSiteId: string;

  @CodeColumn({ nullable: true }) reason: ExitReason | null;
  @InstantColumn() recordedAt: string;
  @InstantColumn({ nullable: true }) undoneAt: string | null;
}
