import { Injectable } from '@nestjs/common';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/index.js';
import { now, sha256 } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import {
  delayAfter,
  FORGOTTEN_AFTER_MS,
  MOST_RECORDED,
  ONE_ADDRESS,
  ONE_NAME,
  type Patience,
} from './delay.js';
import { ThrottleRepository } from './throttle.repository.js';

/** What somebody tries to get into, and from where. */
export interface Attempt {
  readonly name: string;
  readonly address: string;
}

const keyOf = ({ name, address }: Attempt): string => sha256(JSON.stringify([name, address]));
/** Counts refusals in the log: no attempt has this key. */
const LOG_KEY = sha256('refusals recorded');
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

  /** The attempt was right: nothing is held against the name at this address any more, nor it against the address. */
  async succeeded(tx: WriteTransaction, attempt: Attempt): Promise<void> {
    await this.#uncount(tx, addressKey(attempt));
    await this.repository.delete(tx, keyOf(attempt));
  }

  /** The attempt was neither right nor wrong. */
  async takeBack(tx: WriteTransaction, attempt: Attempt): Promise<void> {
    await this.#uncount(tx, addressKey(attempt));
    await this.#uncount(tx, keyOf(attempt));
  }

  async #uncount(tx: WriteTransaction, key: string): Promise<void> {
    const counted = await this.repository.take(tx, key);
    await this.repository.save(tx, { ...counted, failures: Math.max(0, counted.failures - 1) });
  }

  /**
   * Whether one more refusal has a place in the audit log: `last` with the last place of an hour, `none` from then on
   * until the hour since its first is over.
   */
  async placeInLog(tx: WriteTransaction): Promise<'free' | 'last' | 'none'> {
    const { failures, failedAt } = await this.repository.take(tx, LOG_KEY);
    const isOver = Date.now() - Date.parse(failedAt) >= FORGOTTEN_AFTER_MS;
    const recorded = isOver ? 0 : failures;
    if (recorded >= MOST_RECORDED) return 'none';
    const began = isOver ? now() : failedAt;
    await this.repository.save(tx, { key: LOG_KEY, failures: recorded + 1, failedAt: began });
    return recorded + 1 === MOST_RECORDED ? 'last' : 'free';
  }

  async #count(tx: WriteTransaction, key: string, patience: Patience): Promise<void> {
    const { failures, failedAt } = await this.repository.take(tx, key);
    const waited = (Date.now() - Date.parse(failedAt)) / 1000;
    const left = Math.ceil(delayAfter(failures, patience) - waited);
    if (left > 0) throw new ProblemException('too-many-attempts', undefined, left);
    await this.repository.save(tx, { key, failures: failures + 1, failedAt: now() });
  }
}
