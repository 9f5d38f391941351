import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { ImpactResults } from '@tongxing/impact';
import {
  HashColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
} from '../platform/database/index.js';
import { ProjectEntity } from '../programme/index.js';
import type { Snapshot } from './snapshot.js';

/** An analysis that was carried out: what went in, by hash, and what came out. It never changes. */
@Entity('analysis_run')
@Index('analysis_run_project_id', ['projectId', 'id'])
export class AnalysisRunEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'analysis_run_project' })
  @ReferenceColumn()
  projectId: string;

  @HashColumn() planHash: string;
  @HashColumn() snapshotHash: string;
  @HashColumn() resultsHash: string;
  @JsonColumn() snapshot: Snapshot;
  @JsonColumn() results: ImpactResults;
  @Column('varchar', { length: 32 }) codeVersion: string;
  @InstantColumn() createdAt: string;
}
