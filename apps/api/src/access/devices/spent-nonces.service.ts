import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { PROOF_WITHIN_MS } from '@tongxing/contracts';
import { insertMany, isTaken, UnitOfWork } from '../../platform/database/index.js';
import { GroupCommit } from '../../platform/group-commit.js';
import { SpentNonceEntity } from './spent-nonce.entity.js';

/** A proof is good from so long before its time to so long after: twice the allowed distance from first to last. */
const KEPT_MS = 2 * PROOF_WITHIN_MS;
const MOST_AT_ONCE = 200;

/** Sees to it that no proof is taken twice, whichever process it comes to. */
@Injectable()
export class SpentNonces {
  readonly #spending = new GroupCommit<SpentNonceEntity, true>(
    (rows) => this.#commit(rows),
    MOST_AT_ONCE,
    isTaken,
  );

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns whether the number was new; it is not from now on */
  async spend(deviceId: string, nonce: string): Promise<boolean> {
    try {
      return await this.#spending.add({ deviceId, nonce, spentAt: new Date().toISOString() });
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }

  #commit(rows: readonly SpentNonceEntity[]): Promise<true[]> {
    return this.unitOfWork.write(async (tx) => {
      const spentAt = LessThan(new Date(Date.now() - KEPT_MS).toISOString());
      await tx.manager.delete(SpentNonceEntity, { spentAt });
      await insertMany(tx, SpentNonceEntity, rows);
      return rows.map(() => true as const);
    });
  }
}
