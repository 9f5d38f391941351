import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, JsonColumn } from '../database/index.js';

/**
 * Work to be done after the transaction that recorded it.
 *
 * | state     | leasedUntil       |
 * |-----------|-------------------|
 * | `waiting` | null              |
 * | `running` | when another may take it over |
 * | `failed`  | null              |
 *
 * A job that is done is deleted: what it made is its record.
 */
@Entity('job')
@Index('job_next', ['state', 'id'])
export class JobEntity {
  @IdColumn() id: string;
  @CodeColumn() kind: string;
  @JsonColumn() payload: unknown;
  @Column('varchar', { length: 8 }) state: 'waiting' | 'running' | 'failed';
  @Column('integer') attempts: number;
  @InstantColumn({ nullable: true }) leasedUntil: string | null;
  @InstantColumn() createdAt: string;
}
