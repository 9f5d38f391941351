import type { ConcernSign } from '@tongxing/safeguarding';
import { keepSingle, readSingle } from '../storage/single';
import { write } from '../storage/transaction';

/** A concern that is being written. It lies on the disk under the draft key, as interviews do. */
export interface Unsent {
  /** Becomes the id of what is sent. */
  readonly id: string;
  /** Study code as it was typed; empty where the child does not take part. */
  readonly code: string;
  readonly site: string;
  readonly signs: readonly ConcernSign[];
  readonly words: string;
  readonly keepFromLead: boolean;
}

/** Name of the one record: who has not sent a concern finds it again before writing another. */
const RECORD = 'concern';

/** @throws StorageFault */
export const keepUnsent = (database: IDBDatabase, key: CryptoKey, unsent: Unsent): Promise<void> =>
  keepSingle(database, key, RECORD, unsent);

/** What was not sent; undefined where there is nothing, or nothing that the key opens. @throws StorageFault */
export const readUnsent = (database: IDBDatabase, key: CryptoKey): Promise<Unsent | undefined> =>
  readSingle<Unsent>(database, key, RECORD);

/** Takes it away within a transaction that has `single` among its stores: it goes out, or is discarded. */
export const removeUnsent = (transaction: IDBTransaction): void => {
  transaction.objectStore('single').delete(RECORD);
};

/** @throws StorageFault */
export const discardUnsent = (database: IDBDatabase): Promise<void> =>
  write(database, ['single'], removeUnsent);
