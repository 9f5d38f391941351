import { readAll } from '../storage/transaction';
import { decrypt, encrypt, type Encrypted } from '../vault/encrypted';
import type { Progress } from './progress';

/** A line of what was done, as it lies on the disk. */
export interface KeptProgress {
  readonly id: string;
  readonly sealed: Encrypted;
}

const placeOf = (id: string): string => `progress/${id}`;

/** @param id of the submission, consent or visit that it tells of */
export const sealProgress = async (key: CryptoKey, id: string, line: Progress): Promise<KeptProgress> => ({
  id,
  sealed: await encrypt(key, placeOf(id), line),
});

/** What the key opens; a line that it does not open is passed over: the server has the matter itself. @throws StorageFault */
export async function readProgress(database: IDBDatabase, key: CryptoKey): Promise<Progress[]> {
  const kept = await readAll<KeptProgress>(database, 'progress');
  const lines = await Promise.all(
    kept.map(({ id, sealed }) => decrypt(key, placeOf(id), sealed).catch(() => undefined)),
  );
  return lines.filter((line): line is Progress => line !== undefined);
}
