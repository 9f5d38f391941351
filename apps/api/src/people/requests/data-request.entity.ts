import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { DataRequest } from '@tongxing/contracts';
import {
  CodeColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
} from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';
import { ParticipantEntity } from '../participant.entity.js';

/**
 * What a participant or guardian asked for.
 *
 * | state     | answeredAt | reason |
 * |-----------|------------|--------|
 * | `open`    | null       | null   |
 * | `granted` | set        | null   |
 * | `refused` | set        | set    |
 */
@Entity('data_request')
@Index('data_request_project_id', ['projectId', 'id'])
export class DataRequestEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'data_request_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => ParticipantEntity, { name: 'data_request_participant' })
  @ReferenceColumn()
  participantId: string;

  @CodeColumn() kind: DataRequest['kind'];
  @DateColumn() receivedOn: string;
  @DateColumn() dueOn: string;
  @Column('varchar', { length: 8 }) state: DataRequest['state'];
  @CodeColumn({ nullable: true }) reason: NonNullable<DataRequest['reason']> | null;
  @InstantColumn({ nullable: true }) answeredAt: string | null;
}
