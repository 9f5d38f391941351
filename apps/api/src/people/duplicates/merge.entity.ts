import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';
import { ParticipantEntity } from '../participant.entity.js';

/**
 * That two entries are one child. Nothing is moved: what belongs to the merged entry is read as the kept one's while
 * this stands, and every record stays as it was received. Undoing it undoes all of it.
 */
@Entity('participant_merge')
@Index('participant_merge_project_id', ['projectId', 'id'])
@Index('participant_merge_kept_id', ['keptId'])
@Index('participant_merge_merged_id', ['mergedId'])
export class MergeEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'participant_merge_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => ParticipantEntity, { name: 'participant_merge_kept' })
  @ReferenceColumn()
  keptId: string;

  @ForeignKey(() => ParticipantEntity, { name: 'participant_merge_merged' })
  @ReferenceColumn()
  mergedId: string;

  @InstantColumn() mergedAt: string;
  @InstantColumn({ nullable: true }) undoneAt: string | null;
}
