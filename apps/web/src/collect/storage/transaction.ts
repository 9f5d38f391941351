import type { Store } from './database';
import { storageFault } from './storage-fault';

/**
 * Writes in one transaction and returns once it is on the disk (`durability: strict`), not merely with the
 * operating system: a tablet loses its battery.
 *
 * A transaction that the browser undoes is tried once more. A full disk is not: trying again helps nobody.
 *
 * @param work asks for everything at once; it may be called twice
 * @throws StorageFault `full`, `aborted`: nothing of it was written
 */
export async function write(
  database: IDBDatabase,
  stores: readonly Store[],
  work: (transaction: IDBTransaction) => void,
): Promise<void> {
  try {
    await attempt(database, stores, work);
  } catch (error) {
    if (storageFault(error).kind === 'full') throw storageFault(error);
    await attempt(database, stores, work).catch((again: unknown) => {
      throw storageFault(again);
    });
  }
}

function attempt(
  database: IDBDatabase,
  stores: readonly Store[],
  work: (transaction: IDBTransaction) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(storageFault(transaction.error));
    };
    work(transaction);
  });
}

/** What a store holds under a key, or undefined. @throws StorageFault */
export const read = <T>(database: IDBDatabase, store: Store, key: string): Promise<T | undefined> =>
  answer<T | undefined>(
    () => database.transaction(store).objectStore(store).get(key) as IDBRequest<T | undefined>,
  );

/** Everything a store holds. @throws StorageFault */
export const readAll = <T>(database: IDBDatabase, store: Store): Promise<T[]> =>
  answer<T[]>(() => database.transaction(store).objectStore(store).getAll() as IDBRequest<T[]>);

/** A record as it lies there, whatever it is, under its key. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/** Everything a store holds, with its keys. @throws StorageFault */
export async function readEntries(database: IDBDatabase, store: Store): Promise<Entry[]> {
  const objectStore = database.transaction(store).objectStore(store);
  const [keys, values] = await Promise.all([
    // All keys of ours are texts.
    answer(() => objectStore.getAllKeys()),
    answer(() => objectStore.getAll() as IDBRequest<unknown[]>),
  ]);
  return keys.map((key, i) => ({ key: key as string, value: values[i] }));
}

function answer<T>(ask: () => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = ask();
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(storageFault(request.error));
    };
  });
}
