import { readAll, write } from '../storage/transaction';
import { decrypt, type Encrypted } from '../vault/encrypted';
import type { ClosingCode } from './screening';

/** What the enumerator is to see once the tablet is back in their hands, however it gets there. */
export interface Notice {
  readonly id: string;
  readonly studyCode: string;
  readonly code: ClosingCode;
}

interface KeptNotice {
  readonly id: string;
  readonly sealed: Encrypted;
}

export const noticePlace = (id: string): string => `notices/${id}`;

/** Those that nobody has put away yet, as after a tablet that went dark in a child's hands. @throws StorageFault */
export async function readNotices(database: IDBDatabase, key: CryptoKey): Promise<Notice[]> {
  const kept = await readAll<KeptNotice>(database, 'notices');
  const opened = await Promise.all(
    kept.map(({ id, sealed }) => decrypt(key, noticePlace(id), sealed).catch(() => undefined)),
  );
  return opened.filter((notice): notice is Notice => notice !== undefined);
}

/** @throws StorageFault */
export const putAway = (database: IDBDatabase, id: string): Promise<void> =>
  write(database, ['notices'], (transaction) => {
    transaction.objectStore('notices').delete(id);
  });
