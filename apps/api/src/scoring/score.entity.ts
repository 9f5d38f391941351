import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SubmissionEntity } from '../collection/index.js';
import { CodeColumn, HashColumn, IdColumn } from '../platform/database/index.js';

/** A submission's score on one scale; `value` is null where too few items were answered. */
@Entity('score')
export class ScoreEntity {
  @ForeignKey(() => SubmissionEntity, { name: 'score_submission' })
  @IdColumn()
  submissionId: string;

  @PrimaryColumn('varchar', { length: 64 }) scale: string;

  @Column('double precision', { nullable: true }) value: number | null;
  @Column('integer') answered: number;
  @Column('integer') items: number;
  @CodeColumn({ nullable: true }) band: string | null;
  @HashColumn() keyHash: string;
  @Column('varchar', { length: 16 }) scorerVersion: string;
}
