import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { Language, ProblemCode } from '@tongxing/contracts';
import type { ReportLength } from '@tongxing/report';
import { AnalysisRunEntity } from '../analysis/index.js';
import { IdColumn, InstantColumn, ReferenceColumn } from '../platform/database/index.js';
import { ProjectEntity } from '../programme/index.js';

/**
 * A report that was asked for. Once it is ready it never changes.
 *
 * | state       | percent | analysisRunId | pdf, pdfHash | problem |
 * |-------------|---------|---------------|--------------|---------|
 * | `waiting`   | 0       | null          | null         | null    |
 * | `running`   | 0 to 99 | null          | null         | null    |
 * | `ready`     | 100     | set           | set          | null    |
 * | `failed`    | any     | null          | null         | set     |
 * | `cancelled` | any     | null          | null         | null    |
 */
@Entity('report')
@Index('report_project_id', ['projectId', 'id'])
export class ReportEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'report_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => AnalysisRunEntity, { name: 'report_analysis_run' })
  @ReferenceColumn({ nullable: true })
  analysisRunId: string | null;

  @Column('varchar', { length: 2 }) language: Language;
  @Column('varchar', { length: 9, default: 'full' }) length: ReportLength;
  @Column('varchar', { length: 9 }) state: 'waiting' | 'running' | 'ready' | 'failed' | 'cancelled';
  @Column('integer', { default: 0 }) percent: number;
  @Column('varchar', { length: 64, nullable: true }) problem: ProblemCode | null;
  /** The PDF in base64, which both engines keep alike; read only to be downloaded. */
  @Column('text', { nullable: true, select: false }) pdf: string | null;
  @Column('varchar', { length: 64, nullable: true }) pdfHash: string | null;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) finishedAt: string | null;
}
