import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/index.js';

/** Failures to sign in to one name from one address. Names and addresses are kept as a hash. */
@Entity('sign_in_throttle')
export class ThrottleEntity {
  @PrimaryColumn('varchar', { length: 64 }) key: string;
  @Column('integer') failures: number;
  @InstantColumn() failedAt: string;
}
