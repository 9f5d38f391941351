import { decrypt, encrypt, type Encrypted } from '../vault/encrypted';
import { readAll, readEntries, write, type Entry } from '../storage/transaction';
import { isDraft, type Draft } from './draft';

/** A draft on the disk. Its id tells nothing: it was made at random. */
export interface KeptDraft {
  readonly id: string;
  readonly sealed: Encrypted;
}

/** What was found in the device's storage. */
export interface FoundDrafts {
  /** The newest first. */
  readonly drafts: readonly Draft[];
  /** How many cannot be opened. They have been set aside and are kept. */
  readonly setAside: number;
}

const placeOf = (id: string): string => `drafts/${id}`;

/**
 * Puts a draft on the disk, encrypted. One that was finished and sealed meanwhile stays gone: it must not be
 * finished twice.
 *
 * @throws StorageFault `full`, `aborted`: the draft as it was before is still there
 */
export async function saveDraft(database: IDBDatabase, key: CryptoKey, draft: Draft): Promise<void> {
  const sealed = await encrypt(key, placeOf(draft.id), draft);
  await write(database, ['drafts', 'outbox'], (transaction) => {
    const finished = transaction.objectStore('outbox').getKey(draft.id);
    finished.onsuccess = () => {
      if (finished.result !== undefined) return;
      transaction.objectStore('drafts').put({ id: draft.id, sealed } satisfies KeptDraft, draft.id);
    };
  });
}

/**
 * Opens what lies there. What the key does not open is set aside, never thrown away: another version of the app,
 * or somebody with a copy of the key, may read it.
 *
 * @throws StorageFault
 */
export async function findDrafts(database: IDBDatabase, key: CryptoKey): Promise<FoundDrafts> {
  const kept = await readEntries(database, 'drafts');
  const opened = await Promise.all(kept.map(async (entry) => ({ entry, draft: await opens(key, entry) })));
  const poisoned = opened.filter(({ draft }) => !draft).map(({ entry }) => entry);
  if (poisoned.length > 0) await setAside(database, poisoned);
  return {
    drafts: opened
      .flatMap(({ draft }) => draft ?? [])
      .sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0)),
    setAside: (await readAll(database, 'set-aside')).length,
  };
}

async function opens(vaultKey: CryptoKey, { key, value }: Entry): Promise<Draft | undefined> {
  const record = value as Partial<KeptDraft> | null | undefined;
  const draft = await decrypt(vaultKey, placeOf(key), record?.sealed).catch(() => undefined);
  return isDraft(draft) ? draft : undefined;
}

const setAside = (database: IDBDatabase, poisoned: readonly Entry[]): Promise<void> =>
  write(database, ['drafts', 'set-aside'], (transaction) => {
    for (const { key, value } of poisoned) {
      transaction.objectStore('set-aside').put(value, key);
      transaction.objectStore('drafts').delete(key);
    }
  });
