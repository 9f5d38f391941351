import { Entity, ForeignKey, Index } from 'typeorm';
import { HashColumn, IdColumn, ReferenceColumn } from '../../platform/database/index.js';
import { AccountEntity } from '../accounts/account.entity.js';

/** A code that stands in for a lost second factor, once: when it is used the row goes. */
@Entity('recovery_code')
@Index('recovery_code_account_id', ['accountId'])
export class RecoveryCodeEntity {
  @IdColumn() id: string;

  @ForeignKey(() => AccountEntity, { name: 'recovery_code_account' })
  @ReferenceColumn()
  accountId: string;

  @HashColumn() codeHash: string;
}
