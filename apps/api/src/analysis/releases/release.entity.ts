import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, JsonColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';
import { AnalysisRunEntity } from '../analysis-run.entity.js';
import type { StoredFigure } from './members.js';

/** Whom the figures of an analysis rest on that left the API. It never changes. */
@Entity('analysis_release')
@Index('analysis_release_project_id', ['projectId'])
export class ReleaseEntity {
  @ForeignKey(() => AnalysisRunEntity, { name: 'analysis_release_run' })
  @IdColumn()
  analysisRunId: string;

  @ForeignKey(() => ProjectEntity, { name: 'analysis_release_project' })
  @ReferenceColumn()
  projectId: string;

  /** Everybody in the analysis, by place. */
  @JsonColumn() people: readonly string[];
  @JsonColumn() figures: readonly StoredFigure[];
}
