import { useEffect, useState } from 'react';
import type { TrustedKeys } from '@tongxing/sync';
import { read, write } from '../storage/transaction';
import { useTablet } from '../tablet/tablet';

const RECORD = 'server-keys';

/** The server's public keys that this device trusts; undefined before it has first asked for them. @throws StorageFault */
export const readServerKeys = (database: IDBDatabase): Promise<TrustedKeys | undefined> =>
  read<TrustedKeys>(database, 'single', RECORD);

/** @throws StorageFault */
export const keepServerKeys = (database: IDBDatabase, keys: TrustedKeys): Promise<void> =>
  write(database, ['single'], (transaction) => {
    transaction.objectStore('single').put(keys, RECORD);
  });

/** The same for a screen that seals something; undefined until they are read. */
export function useServerKeys(): TrustedKeys | undefined {
  const { database } = useTablet();
  const [keys, setKeys] = useState<TrustedKeys>();
  useEffect(() => {
    let over = false;
    readServerKeys(database).then(
      (found) => {
        if (!over) setKeys(found);
      },
      // Without them nothing can be finished, which the screen shows by not offering it.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [database]);
  return keys;
}
