import { Injectable } from '@nestjs/common';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/index.js';
import { now, sha256 } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { delayAfter, FORGOTTEN_AFTER_MS, ONE_ADDRESS, ONE_NAME, type Patience } from './delay.js';
import { ThrottleRepository } from './throttle.repository.js';

/** What somebody tries to get into, and from where. */
export interface Attempt {
  readonly name: string;
  readonly address: string;
}

const keyOf = ({ name, address }: Attempt): string => sha256(JSON.stringify([name, address]));
const addressKey = ({ address }: Attempt): string => sha256(JSON.stringify([address]));

/**
 * Slows guessing down. What is counted is a name from an address: whoever fails elsewhere, however often, makes
 * nobody wait here, so that nobody can be locked out by another. Each attempt counts as a failure before it is
 * looked at, and is taken back when it succeeds: many at once are counted as many.
 */
@Injectable()
export class ThrottleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ThrottleRepository,
  ) {}

  /** @throws ProblemException `too-many-attempts`, with the seconds to wait */
  begin(attempt: Attempt): Promise<void> {
    return this.unitOfWork.write(async (tx) => {
      await this.repository.deleteOlder(tx, new Date(Date.now() - FORGOTTEN_AFTER_MS).toISOString());
      await this.#count(tx, addressKey(attempt), ONE_ADDRESS);
      await this.#count(tx, keyOf(attempt), ONE_NAME);
    });
  }

  /** The attempt was right: nothing is held against the name at this address any more. */
  async succeeded(tx: WriteTransaction, attempt: Attempt): Promise<void> {
    await this.repository.delete(tx, keyOf(attempt));
  }

  /** The attempt was neither right nor wrong. */
  async takeBack(tx: WriteTransaction, attempt: Attempt): Promise<void> {
    const counted = await this.repository.take(tx, keyOf(attempt));
    await this.repository.save(tx, { ...counted, failures: Math.max(0, counted.failures - 1) });
  }

  async #count(tx: WriteTransaction, key: string, patience: Patience): Promise<void> {
    const { failures, failedAt } = await this.repository.take(tx, key);
    const waited = (Date.now() - Date.parse(failedAt)) / 1000;
    const left = Math.ceil(delayAfter(failures, patience) - waited);
    if (left > 0) throw new ProblemException('too-many-attempts', undefined, left);
    await this.repository.save(tx, { key, failures: failures + 1, failedAt: now() });
  }
}
