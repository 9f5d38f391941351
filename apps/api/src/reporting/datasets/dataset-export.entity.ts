import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { Language, ProblemCode } from '@tongxing/contracts';
import { IdColumn, InstantColumn, JsonColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';
import type { Audience, DatasetFormat, DatasetShape } from './dto/dataset.js';

/**
 * A dataset that was asked for. Once it is ready it never changes.
 *
 * | state       | percent  | rows | problem | files    |
 * |-------------|----------|------|---------|----------|
 * | `waiting`   | 0        | null | null    | none     |
 * | `running`   | 0 to 99  | null | null    | unusable |
 * | `ready`     | 100      | set  | null    | all      |
 * | `failed`    | any      | null | set     | none     |
 * | `cancelled` | any      | null | null    | none     |
 */
@Entity('dataset_export')
@Index('dataset_export_project_id', ['projectId', 'id'])
export class DatasetExportEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'dataset_export_project' })
  @ReferenceColumn()
  projectId: string;

  @Column('varchar', { length: 8 }) shape: DatasetShape;
  @Column('varchar', { length: 8 }) audience: Audience;
  @Column('varchar', { length: 2 }) language: Language;
  @JsonColumn() formats: readonly DatasetFormat[];
  @Column('varchar', { length: 16 }) state: 'waiting' | 'running' | 'ready' | 'failed' | 'cancelled';
  @Column('integer') percent: number;
  @Column('integer', { nullable: true }) rows: number | null;
  @Column('varchar', { length: 64, nullable: true }) problem: ProblemCode | null;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) finishedAt: string | null;
}
