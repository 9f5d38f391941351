import { isDeepStrictEqual } from 'node:util';
import { v7 } from 'uuid';
import type { SyncStore } from '../harness/sync-store.js';
import type { Found } from './page/found.js';

type Answers = Readonly<Record<string, number>>;

/** What an enumerator knows of one interview, and what therefore must be true of the disk and the server. */
export class Interview {
  readonly id = v7();
  /** The tablet has said that these are kept. */
  #saved: Answers = {};
  /** Was given to the disk, and nobody knows whether it got there. */
  #perhaps: Answers[] = [];
  #finished: 'no' | 'perhaps' | 'yes' = 'no';
  /** Of the sealed item. */
  #hash = '';
  #sealed: Answers = {};

  get isFinished(): boolean {
    return this.#finished === 'yes';
  }

  get answers(): Answers {
    return this.#saved;
  }

  /** With one more answer. */
  get next(): Answers {
    const count = Object.keys(this.#saved).length + 1;
    return { ...this.#saved, [`q${String(count)}`]: count };
  }

  saved(answers: Answers, isCertain: boolean): void {
    if (isCertain) [this.#saved, this.#perhaps] = [answers, []];
    else this.#perhaps.push(answers);
  }

  finished(isCertain: boolean): void {
    this.#finished = isCertain ? 'yes' : 'perhaps';
    this.#sealed = this.#saved;
  }

  /** @throws Error where something was lost or is there twice */
  check(disk: Found, store: SyncStore): void {
    const draft = disk.drafts.find(({ id }) => id === this.id);
    const item = disk.outbox.find(({ id }) => id === this.id);
    if (draft && item) throw new Error('can be finished twice');
    if (item && this.#finished === 'no') throw new Error('finished by nobody');
    if (item && this.#hash !== '' && item.hash !== this.#hash) throw new Error('sealed twice');
    if (item) [this.#finished, this.#hash] = ['yes', item.hash];
    else if (this.#finished === 'perhaps') this.#finished = 'no';
    if (this.isFinished) this.#checkFinished(draft !== undefined, item?.state, store);
    else this.#checkDraft(draft?.answers as Answers | undefined);
  }

  #checkFinished(isDraft: boolean, state: string | undefined, store: SyncStore): void {
    if (isDraft) throw new Error('finished and under way again');
    if (state === undefined && !store.holdsForGood(this.id, this.#hash))
      throw new Error('lost what was finished');
    if (state === undefined && store.isConflict(this.id, this.#hash)) throw new Error('deleted in a conflict');
  }

  #checkDraft(found: Answers | undefined): void {
    const possible = [this.#saved, ...this.#perhaps];
    const kept = possible.find((answers) => isDeepStrictEqual(answers, found ?? {}));
    if (!kept) throw new Error('lost answers that were kept');
    this.saved(kept, true);
  }

  /** @throws Error where the server has not got it, or something else under its id */
  checkDelivered(store: SyncStore): void {
    if (!this.isFinished) return;
    if (!store.holds(this.id, this.#hash)) throw new Error('never delivered');
    if (store.isConflict(this.id, this.#hash)) return;
    const stored = store.stored.get(this.id);
    if (stored?.kind !== 'submission' || !isDeepStrictEqual(stored.submission.answers, this.#sealed))
      throw new Error('stored other than it was answered');
  }
}
