import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/index.js';

/** How often somebody has looked names up since the beginning of an hour of theirs. */
@Entity('name_reading')
export class NameReadingEntity {
  @PrimaryColumn('uuid') accountId: string;
  @Column('integer') times: number;
  @InstantColumn() since: string;
}
