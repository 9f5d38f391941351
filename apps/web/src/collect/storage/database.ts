import { StorageFault, storageFault } from './storage-fault';

const NAME = 'tongxing-collect';

/** What the device keeps. Every record that could tell of somebody is encrypted before it comes here. */
export type Store =
  /** Single records by name: the vault, the worklist, when it was fetched. */
  | 'single'
  /** Interviews that are under way. */
  | 'drafts'
  /** Drafts that cannot be opened. They are kept for whoever can. */
  | 'set-aside'
  /** What is finished and sealed to the server. */
  | 'outbox'
  /** What the enumerator must still see after a child has handed the tablet back. */
  | 'notices'
  /** What was done here since the worklist was fetched: outcomes and consents, by id. */
  | 'progress'
  /** Published questionnaires with their keys, by content hash. */
  | 'instruments';

/**
 * One step for each version of the schema, in order. A step adds; none ever drops a store or a record, for
 * whatever lies there may be the only copy.
 */
const MIGRATIONS: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    for (const name of ['single', 'drafts', 'set-aside', 'outbox', 'notices', 'progress', 'instruments'])
      database.createObjectStore(name);
  },
];

/**
 * Opens the device's storage.
 *
 * @param mayClose whether this page may let go of it for a newer version of the app: not during an interview
 * @throws StorageFault `newer`, `in-the-way`, `unavailable`, `full`
 */
export function openDatabase(mayClose: () => boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (!('indexedDB' in globalThis)) {
      reject(new StorageFault('unavailable'));
      return;
    }
    const request = indexedDB.open(NAME, MIGRATIONS.length);
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(request.result);
    };
    request.onblocked = () => {
      reject(new StorageFault('in-the-way'));
    };
    request.onerror = () => {
      reject(storageFault(request.error));
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        if (mayClose()) request.result.close();
      };
      resolve(request.result);
    };
  });
}
