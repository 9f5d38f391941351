import type { TrustedKeys } from '@tongxing/sync';
import { read, write } from '../storage/transaction';

const RECORD = 'server-keys';

/** The server's public keys, and the enrolment by which the first of them were trusted: another may mean another server. */
export interface ServerKeys extends TrustedKeys {
  readonly device: string;
}

/** The keys that this device trusts; undefined before it has first asked for them. @throws StorageFault */
export const readServerKeys = (database: IDBDatabase): Promise<ServerKeys | undefined> =>
  read<ServerKeys>(database, 'single', RECORD);

/** @throws StorageFault */
export const keepServerKeys = (database: IDBDatabase, keys: ServerKeys): Promise<void> =>
  write(database, ['single'], (transaction) => {
    transaction.objectStore('single').put(keys, RECORD);
  });
