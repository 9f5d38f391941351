import type { TrustedKeys } from '@tongxing/sync';
import { read, write } from '../storage/transaction';

const RECORD = 'server-keys';

/** The server's public keys that this device trusts; undefined before it has first asked for them. @throws StorageFault */
export const readServerKeys = (database: IDBDatabase): Promise<TrustedKeys | undefined> =>
  read<TrustedKeys>(database, 'single', RECORD);

/** @throws StorageFault */
export const keepServerKeys = (database: IDBDatabase, keys: TrustedKeys): Promise<void> =>
  write(database, ['single'], (transaction) => {
    transaction.objectStore('single').put(keys, RECORD);
  });
