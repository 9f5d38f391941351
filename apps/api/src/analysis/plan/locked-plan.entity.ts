import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import type { AnalysisPlan } from '@tongxing/contracts';
import {
  HashColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
} from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';

/** A plan as it was locked. Plans are only ever added: the one with the highest ordinal is in force. */
@Entity('locked_plan')
@Unique('locked_plan_ordinal_unique', ['projectId', 'ordinal'])
export class LockedPlanEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'locked_plan_project' })
  @ReferenceColumn()
  projectId: string;

  /** 1 for the first plan, and one more for each change of it. */
  @Column('integer') ordinal: number;
  @HashColumn() hash: string;
  @JsonColumn() plan: AnalysisPlan;
  @InstantColumn() lockedAt: string;
}
