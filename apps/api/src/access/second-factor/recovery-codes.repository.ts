import { Injectable } from '@nestjs/common';
import { insertMany, type WriteTransaction } from '../../platform/database/index.js';
import { newId } from '../../platform/ids.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';

@Injectable()
export class RecoveryCodesRepository {
  /** Puts new codes in the place of all others. */
  async replace(tx: WriteTransaction, accountId: string, hashes: readonly string[]): Promise<void> {
    await this.deleteAll(tx, accountId);
    await insertMany(
      tx,
      RecoveryCodeEntity,
      hashes.map((codeHash) => ({ id: newId(), accountId, codeHash })),
    );
  }

  /** Takes a code away. @returns whether it was there */
  async use(tx: WriteTransaction, accountId: string, codeHash: string): Promise<boolean> {
    return (await tx.manager.delete(RecoveryCodeEntity, { accountId, codeHash })).affected === 1;
  }

  async deleteAll(tx: WriteTransaction, accountId: string): Promise<void> {
    await tx.manager.delete(RecoveryCodeEntity, { accountId });
  }
}
