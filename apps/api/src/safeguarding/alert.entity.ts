import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, ReferenceColumn } from '../platform/database/index.js';
import { ProjectEntity } from '../programme/index.js';

/**
 * One alert. Its content, level and time included, is sealed under the project's safeguarding key: the table
 * shows only that there are alerts. Rows are only ever added; triggers refuse everything else on both engines.
 */
@Entity('safeguarding_alert')
@Index('safeguarding_alert_project_id', ['projectId', 'id'])
export class AlertEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'safeguarding_alert_project' })
  @ReferenceColumn()
  projectId: string;

  /** An `AlertBody`, sealed. */
  @Column('text') body: string;
}
