import { useEffect, useState } from 'react';
import type { TrustedKeys } from '@tongxing/sync';
import { useTablet } from '../tablet/tablet';
import { readServerKeys } from './server-keys';

/** The server's public keys, for a screen that seals something; undefined until they are read. */
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
