import type { Schemas } from '../shell/server';

/** What the browser keeps of being an enrolled device. The private half of a pair signs, and no script reads it. */
export interface KeptDevice {
  readonly current?: { readonly keys: CryptoKeyPair; readonly enrolled: Schemas['EnrolledDevice'] };
  /** A pair that the server may know already: its answer has not come. */
  readonly pending?: CryptoKeyPair;
}

const DATABASE = 'tongxing-device';
const STORE = 'device';
const THIS = 'this';

export const readDevice = (): Promise<KeptDevice | undefined> =>
  inStore('readonly', (store) => store.get(THIS) as IDBRequest<KeptDevice | undefined>);

/** Resolves when it is on the disk. */
export const keepDevice = (device: KeptDevice): Promise<unknown> =>
  inStore('readwrite', (store) => store.put(device, THIS));

export const forgetDevice = (): Promise<unknown> => inStore('readwrite', (store) => store.delete(THIS));

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('aborted'));
      };
    });
    return request.result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE);
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('not opened'));
    };
  });
}
