import { decrypt, encrypt, type Encrypted } from '../collect/vault/encrypted';
import type { Draft } from './draft';
import type { LinkKey } from './link-key';

const NAME = 'tongxing-guardian';
const STORE = 'drafts';

const KINDS = ['questions', 'consent'] as const satisfies readonly Draft['kind'][];

/** Drafts of one link on this phone, encrypted. A later user of the phone finds bytes that nothing of theirs opens. */
export class KeptDrafts {
  private constructor(
    private readonly database: IDBDatabase,
    private readonly link: LinkKey,
  ) {}

  /** @throws where the browser lets the page keep nothing */
  static open(link: LinkKey): Promise<KeptDrafts> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(STORE);
      };
      request.onsuccess = () => {
        resolve(new KeptDrafts(request.result, link));
      };
      request.onerror = () => {
        reject(new Error('no storage', { cause: request.error }));
      };
    });
  }

  /** What was begun; the questionnaire's before the script's, which comes first. */
  async find(): Promise<Draft | undefined> {
    for (const kind of KINDS) {
      const place = this.#place(kind);
      const record = (await this.#ask('readonly', (store) => store.get(place))) as Encrypted | undefined;
      if (record) return (await decrypt(this.link.key, place, record)) as Draft;
    }
    return undefined;
  }

  async keep(draft: Draft): Promise<void> {
    const place = this.#place(draft.kind);
    const record = await encrypt(this.link.key, place, draft);
    await this.#ask('readwrite', (store) => store.put(record, place));
  }

  async forget({ kind }: Draft): Promise<void> {
    await this.#ask('readwrite', (store) => store.delete(this.#place(kind)));
  }

  #place(kind: Draft['kind']): string {
    return `${this.link.name}/${kind}`;
  }

  /** Resolves when the transaction is over: only then is it on the disk. */
  #ask(mode: 'readonly' | 'readwrite', ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onabort = () => {
        reject(new Error('not kept', { cause: transaction.error }));
      };
    });
  }
}
