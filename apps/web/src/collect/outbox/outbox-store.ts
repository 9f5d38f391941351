import { step, type OutboxEvent } from '@tongxing/sync';
import { readAll, write } from '../storage/transaction';
import { decrypt } from '../vault/encrypted';
import { labelPlace, type FinishedItem, type Label, type Queued } from './queued';

/** What waits or is kept until the server's backups hold it, in the order in which it was finished. @throws StorageFault */
export async function readOutbox(database: IDBDatabase): Promise<Queued[]> {
  const queued = await readAll<Queued>(database, 'outbox');
  return queued.sort((a, b) => a.sequence - b.sequence);
}

/**
 * Takes an item through libs/sync's table of states and keeps what comes of it, in one transaction. Only what that
 * table calls deletable leaves the disk.
 *
 * @throws StorageFault: nothing has changed
 */
export const applyToOutbox = (database: IDBDatabase, id: string, event: OutboxEvent): Promise<void> =>
  write(database, ['outbox'], (transaction) => {
    const store = transaction.objectStore('outbox');
    const found = store.get(id) as IDBRequest<Queued | undefined>;
    found.onsuccess = () => {
      const queued = found.result;
      if (!queued) return;
      const item = step(queued.item, event) as FinishedItem;
      if (item.state === 'deletable') store.delete(id);
      else if (item !== queued.item)
        store.put({ ...queued, item, ...(event.kind === 'sent' && { sentAt: new Date().toISOString() }) }, id);
    };
  });

/** What an item is to be called; undefined where the key does not open it. */
export const labelOf = async (key: CryptoKey, { id, label }: Queued): Promise<Label | undefined> =>
  (await decrypt(key, labelPlace(id), label).catch(() => undefined)) as Label | undefined;
