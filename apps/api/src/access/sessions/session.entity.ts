import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { AccountEntity } from '../accounts/account.entity.js';

/** A time of being signed in. Its token is known to the browser alone; here is only what the token hashes to. */
@Entity('session')
@Unique('session_token_hash_unique', ['tokenHash'])
@Index('session_account_id', ['accountId'])
export class SessionEntity {
  @IdColumn() id: string;

  @ForeignKey(() => AccountEntity, { name: 'session_account' })
  @ReferenceColumn()
  accountId: string;

  @HashColumn() tokenHash: string;
  /** A code or a recovery code was given too: roles that need one count. */
  @Column('boolean') secondFactor: boolean;
  /** When password or factor were last shown; null where it is not known. */
  @InstantColumn({ nullable: true }) shownAt: string | null;
  @InstantColumn() createdAt: string;
  /** Written at most once a minute. */
  @InstantColumn() lastSeenAt: string;
}
