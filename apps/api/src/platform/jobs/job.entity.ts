import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, JsonColumn } from '../database/index.js';

/**
 * Work to be done after the transaction that recorded it.
 *
 * | state     | leasedUntil       |
 * |-----------|-------------------|
 * | `waiting` | null              |
 * | `running` | when another may take it over; put off while it is being done |
 * | `failed`  | null              |
 *
 * Whoever takes a job counts its attempts up, and by that number alone may finish it, put it back or hold it longer:
 * a process whose lease was taken over has no say any more.
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
