import { Entity, ForeignKey } from 'typeorm';
import type { SafeguardingTeam } from '@tongxing/contracts';
import { IdColumn, InstantColumn, JsonColumn } from '../platform/database/index.js';
import { ProjectEntity } from '../programme/index.js';

/** Who looks after a project's alerts: lead, deputy and workers, in the order in which a case passes on. */
@Entity('safeguarding_team')
export class TeamEntity {
  @ForeignKey(() => ProjectEntity, { name: 'safeguarding_team_project' })
  @IdColumn()
  projectId: string;

  @JsonColumn() members: SafeguardingTeam['members'];
  @InstantColumn() changedAt: string;
}
