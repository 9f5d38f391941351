import { Column, Entity, Unique } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn } from '../../platform/database/index.js';

/** Somebody who may sign in. What they may do is in their grants. */
@Entity('account')
@Unique('account_name_unique', ['name'])
export class AccountEntity {
  @IdColumn() id: string;
  /** What is typed to sign in, in lower case. */
  @CodeColumn() name: string;
  @Column('varchar', { length: 100 }) displayName: string;
  @Column('boolean') active: boolean;
  /** As argon2id writes it, parameters included; null until the account's first link is used. */
  @Column('varchar', { length: 255, nullable: true }) passwordHash: string | null;
  /** The sealed secret of the second factor; null where there is none. */
  @Column('text', { nullable: true }) secondFactor: string | null;
  /** The sealed secret of one that is being set up, until a code shows that the app has it. */
  @Column('text', { nullable: true }) pendingFactor: string | null;
  /** The newest time step whose code was accepted: no code is accepted twice. */
  @Column('integer', { nullable: true }) secondFactorStep: number | null;
  @InstantColumn() createdAt: string;
}
