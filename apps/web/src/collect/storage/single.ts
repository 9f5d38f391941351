import { decrypt, encrypt, type Encrypted } from '../vault/encrypted';
import { read, write } from './transaction';

const placeOf = (name: string): string => `single/${name}`;

/** Keeps one record of a kind, encrypted. @throws StorageFault */
export async function keepSingle(
  database: IDBDatabase,
  vaultKey: CryptoKey,
  name: string,
  value: unknown,
): Promise<void> {
  const sealed = await encrypt(vaultKey, placeOf(name), value);
  await write(database, ['single'], (transaction) => {
    transaction.objectStore('single').put(sealed, name);
  });
}

/**
 * The record again; undefined where there is none, or none that the key opens: what is kept this way can be fetched
 * from the server anew.
 *
 * @throws StorageFault
 */
export async function readSingle<T>(
  database: IDBDatabase,
  vaultKey: CryptoKey,
  name: string,
): Promise<T | undefined> {
  const sealed = await read<Encrypted>(database, 'single', name);
  return sealed && (decrypt(vaultKey, placeOf(name), sealed).catch(() => undefined) as Promise<T | undefined>);
}
