import { webcrypto } from 'node:crypto';
import { v7 } from 'uuid';
import {
  canonicalJson,
  SealedItem,
  type JsonValue,
  type SealedPayload,
  type SyncAnswer,
  type SyncKeys,
  type SyncReceipt,
  type SyncResult,
} from '@tongxing/contracts';
import { openSealed, sealedHash, signText, type SubtlePort } from '@tongxing/sync';
import { newPair, publicOf, type Pair } from './key-pairs.js';

const SUBTLE = webcrypto.subtle as unknown as SubtlePort;

interface Kept {
  readonly sealed: SealedItem;
  readonly outcome: 'stored' | 'already-stored' | 'conflict' | 'quarantined';
  readonly sequence: number;
  readonly day: number;
}

/** What a database holds; a backup is a copy of it. */
interface State {
  /** By id and hash of the sealing. */
  readonly items: Map<string, Kept>;
  /** What was opened and stored, by id. */
  readonly stored: Map<string, SealedPayload>;
  /** How often each id was stored. */
  readonly writes: Map<string, number>;
  sequence: number;
}

const nothing = (): State => ({ items: new Map(), stored: new Map(), writes: new Map(), sequence: 0 });

const copy = ({ items, stored, writes, sequence }: State): State => ({
  items: new Map(items),
  stored: new Map(stored),
  writes: new Map(writes),
  sequence,
});

/** What a server must never do, for the checks to find. */
export interface StoreFaults {
  readonly storesRepeats?: boolean;
  readonly allowsDeletionAtOnce?: boolean;
}

const RETAINED_DAYS = 14;

/** The part of a server that receives what tablets have sealed: small enough to see that it does what it says. */
export class SyncStore {
  /** How often each id came. */
  readonly received = new Map<string, number>();
  /** Whether copies of tablets may go at once, as if everything had come a fortnight ago. */
  backedUp = true;
  #day = 0;
  #state = nothing();
  #backups: { readonly day: number; readonly state: State }[] = [];
  readonly #id = v7();

  private constructor(
    private sealing: Pair,
    private signing: Pair,
    private readonly faults: StoreFaults,
  ) {}

  static async make(faults: StoreFaults = {}): Promise<SyncStore> {
    return new SyncStore(await newPair('ECDH'), await newPair('ECDSA'), faults);
  }

  /** Everything is gone, its keys too, and it is installed once more at the same address. */
  async setUpAnew(): Promise<void> {
    this.forgetAll();
    [this.sealing, this.signing] = [await newPair('ECDH'), await newPair('ECDSA')];
  }

  /** Its list of keys, as enrolment hands it to a device. */
  async keys(): Promise<SyncKeys> {
    const [sealing, signing] = [publicOf(this.sealing), [publicOf(this.signing)]];
    const list = { kind: 'keys', sealing, signing, issuedAt: now() };
    const { text, key, signature } = await signText(SUBTLE, this.signing, JSON.stringify(list));
    return { text, signatures: [{ key, signature }] };
  }

  /** What was received and opened, by id. */
  get stored(): ReadonlyMap<string, SealedPayload> {
    return this.#state.stored;
  }

  /** How often each id was stored. Anything but once is a mistake. */
  get writes(): ReadonlyMap<string, number> {
    return this.#state.writes;
  }

  /** Whether an item is here, and in every backup that the server may be set back to. */
  holdsForGood(id: string, hash: string): boolean {
    return [this.#state, ...this.#backups.map(({ state }) => state)].every(({ items }) =>
      items.has(`${id} ${hash}`),
    );
  }

  holds(id: string, hash: string): boolean {
    return this.#state.items.has(`${id} ${hash}`);
  }

  /** Whether other answers came first under its id. */
  isConflict(id: string, hash: string): boolean {
    return this.#state.items.get(`${id} ${hash}`)?.outcome === 'conflict';
  }

  /** Begins anew with nothing, and with the same keys. */
  forgetAll(): void {
    [this.#day, this.#state, this.#backups] = [0, nothing(), []];
  }

  async receive(body: unknown): Promise<SyncAnswer> {
    const results: SyncResult[] = [];
    for (const item of (body as { items: unknown[] }).items)
      results.push(await this.#receiveOne(SealedItem.parse(item)));
    return this.#answer(results);
  }

  async confirm(body: unknown): Promise<SyncAnswer> {
    const results: SyncResult[] = [];
    for (const { id, hash } of (body as { items: { id: string; hash: string }[] }).items) {
      const kept = this.#state.items.get(`${id} ${hash}`);
      results.push(kept ? await this.#told(kept, hash, true) : { id, outcome: 'missing' });
    }
    return this.#answer(results);
  }

  /** The answer of somebody in the server's place who has none of its keys, and says that all of it may go. */
  async unsigned(body: unknown): Promise<SyncAnswer> {
    const results: SyncResult[] = [];
    for (const item of (body as { items?: unknown[] } | undefined)?.items ?? []) {
      const { id, hash } = item as { id: string; hash?: string };
      const claimed = { id, outcome: 'stored', sequence: 1, mayDelete: true } as const;
      const text = JSON.stringify(this.#receipt({ ...claimed, hash: hash ?? (await hashOf(item)) }));
      const receipt = { text, key: this.signing.id, signature: 'A'.repeat(86) };
      results.push({ id, outcome: 'stored', receipt });
    }
    return this.#answer(results);
  }

  /** Nights pass, and after each a backup is made. */
  nights(count: number): void {
    for (let night = 0; night < count; night++) {
      this.#day++;
      this.#backups = [...this.#backups, { day: this.#day, state: copy(this.#state) }].filter(
        ({ day }) => day > this.#day - RETAINED_DAYS + 1,
      );
    }
  }

  /** Sets the server back to a backup, `age` backups before the last; does nothing where there is none. */
  restore(age = 0): void {
    const place = Math.max(0, this.#backups.length - 1 - age);
    const backup = this.#backups[place];
    if (!backup) return;
    this.#state = copy(backup.state);
    this.#backups = this.#backups.slice(0, place + 1);
  }

  async #receiveOne(sealed: SealedItem): Promise<SyncResult> {
    const { id } = sealed;
    const hash = await hashOf(sealed);
    this.received.set(id, (this.received.get(id) ?? 0) + 1);
    const before = this.#state.items.get(`${id} ${hash}`);
    if (before && !this.faults.storesRepeats) return this.#told(before, hash, true);
    const isOurs = sealed.key === this.sealing.id;
    const outcome = isOurs
      ? this.#store(id, await openSealed(SUBTLE, this.sealing.key, sealed))
      : 'quarantined';
    const kept = { sealed, outcome, sequence: ++this.#state.sequence, day: this.#day };
    this.#state.items.set(`${id} ${hash}`, kept);
    return this.#told(kept, hash, false);
  }

  #store(id: string, payload: SealedPayload): Kept['outcome'] {
    const stored = this.faults.storesRepeats ? undefined : this.#state.stored.get(id);
    if (stored) return textOf(stored) === textOf(payload) ? 'already-stored' : 'conflict';
    this.#state.stored.set(id, payload);
    this.#state.writes.set(id, (this.#state.writes.get(id) ?? 0) + 1);
    return 'stored';
  }

  async #told(kept: Kept, hash: string, isRepeat: boolean): Promise<SyncResult> {
    const { sealed, sequence, day } = kept;
    const outcome = kept.outcome === 'stored' && isRepeat ? 'already-stored' : kept.outcome;
    const isOld = this.backedUp || this.#day - day >= RETAINED_DAYS;
    const isAccepted = outcome === 'stored' || outcome === 'already-stored';
    const mayDelete = isAccepted && (isOld || this.faults.allowsDeletionAtOnce === true);
    const text = JSON.stringify(this.#receipt({ id: sealed.id, hash, outcome, sequence, mayDelete }));
    return { id: sealed.id, outcome, receipt: await signText(SUBTLE, this.signing, text) };
  }

  #receipt(said: Pick<SyncReceipt, 'id' | 'hash' | 'outcome' | 'sequence' | 'mayDelete'>): SyncReceipt {
    return { kind: 'receipt', ...said, store: this.#id, receivedAt: now(), issuedAt: now() };
  }

  #answer(results: SyncResult[]): SyncAnswer {
    return {
      protocol: { oldest: 1, newest: 1 },
      store: this.#id,
      sequence: this.#state.sequence,
      results,
    };
  }
}

const now = (): string => new Date().toISOString();
const hashOf = (sealed: unknown): Promise<string> => sealedHash(SUBTLE, sealed as SealedItem);

/** What makes two payloads the same to a server: what goes into the submission, whatever was noted beside it. */
const textOf = (payload: SealedPayload): string =>
  canonicalJson((payload.kind === 'submission' ? payload.submission : payload) as unknown as JsonValue);
