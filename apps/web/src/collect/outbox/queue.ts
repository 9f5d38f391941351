import type { SubtlePort, TrustedKeys } from '@tongxing/sync';
import type { SealedPayload } from '@tongxing/contracts';
import type { Store } from '../storage/database';
import { write } from '../storage/transaction';
import { encrypt } from '../vault/encrypted';
import { labelPlace, type Label, type Queued } from './queued';

/** The platform's cryptography as libs/sync takes it. */
export const SUBTLE = crypto.subtle as unknown as SubtlePort;

/** Is needed at the end of an interview and not before its beginning. */
const sealing = () => import('./sealing');

interface NewItem {
  /** Made here at random; the server knows the item by it. */
  readonly id: string;
  readonly payload: SealedPayload;
  readonly label: Label;
  readonly queuedAt: string;
}

interface Together {
  readonly stores: readonly Store[];
  /** Goes into the same transaction: what becomes of the draft, what was done. */
  readonly work: (transaction: IDBTransaction) => void;
}

const SEQUENCE = 'sequence';

/** Told to the page when something new waits: it is sent at once where there is a network. */
export const QUEUED = 'tongxing-queued';

/**
 * Seals something to the server and puts it into the outbox, in one transaction with what belongs to it: a draft is
 * removed in the same instant in which its sealed copy is there, or not at all. What was sealed first stays: a tab that
 * finishes the same once more, where no lock held it back, must not put less in its place.
 *
 * @throws StorageFault: nothing has changed
 */
export async function queue(
  database: IDBDatabase,
  vaultKey: CryptoKey,
  keys: TrustedKeys,
  { id, payload, label, queuedAt }: NewItem,
  together: Together = { stores: [], work: () => undefined },
): Promise<void> {
  const { sealedHash, sealPayload } = await sealing();
  const sealed = await sealPayload(SUBTLE, keys.sealing, id, payload);
  const item = { state: 'sealed', id, sealed, hash: await sealedHash(SUBTLE, sealed) } as const;
  const encrypted = await encrypt(vaultKey, labelPlace(id), label);
  await write(database, ['single', 'outbox', ...together.stores], (transaction) => {
    const [single, outbox] = [transaction.objectStore('single'), transaction.objectStore('outbox')];
    const last = single.get(SEQUENCE) as IDBRequest<number | undefined>;
    const before = outbox.getKey(id);
    before.onsuccess = () => {
      if (before.result !== undefined) return;
      const sequence = (last.result ?? 0) + 1;
      const queued: Queued = { id, item, label: encrypted, sequence, queuedAt };
      single.put(sequence, SEQUENCE);
      outbox.put(queued, id);
      together.work(transaction);
    };
  });
  window.dispatchEvent(new Event(QUEUED));
}
