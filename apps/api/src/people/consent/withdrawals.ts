import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/index.js';

/**
 * Does what a withdrawal asks of a feature, in the transaction that records it.
 *
 * @param participants every entry of the child
 * @param on the day of the withdrawal
 */
export type WithdrawalHandler = (
  tx: WriteTransaction,
  participants: readonly string[],
  on: string,
) => Promise<void>;

/** Where it is said what else must happen when consent is taken back: the stages, which people do not know, say it. */
@Injectable()
export class Withdrawals {
  readonly #handlers: WithdrawalHandler[] = [];

  also(handler: WithdrawalHandler): void {
    this.#handlers.push(handler);
  }

  async run(...withdrawal: Parameters<WithdrawalHandler>): Promise<void> {
    for (const handler of this.#handlers) await handler(...withdrawal);
  }
}
