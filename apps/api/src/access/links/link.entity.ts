import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { AccountEntity } from '../accounts/account.entity.js';

/** What a link is for: to become the first administrator, to set a password, to sign in without one. */
export type LinkPurpose = 'first_administrator' | 'set_password' | 'sign_in';

/** A link that works once. Only what its token hashes to is kept; when it is used the row goes. */
@Entity('one_time_link')
@Unique('one_time_link_token_hash_unique', ['tokenHash'])
export class LinkEntity {
  @IdColumn() id: string;
  @Column('varchar', { length: 32 }) purpose: LinkPurpose;

  /** Null for the first administrator, who has no account yet. */
  @ForeignKey(() => AccountEntity, { name: 'one_time_link_account' })
  @ReferenceColumn({ nullable: true })
  accountId: string | null;

  @HashColumn() tokenHash: string;
  @InstantColumn() expiresAt: string;
}
