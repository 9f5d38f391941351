import { createHash } from 'node:crypto';
import {
  canonicalJson,
  uuidV7From,
  type KEPT_OUTCOMES,
  type SealedItem,
  type SyncAnswer,
  type SyncReceipt,
  type SyncResult,
} from '@tongxing/contracts';
import type { PublicKey } from '@tongxing/sync';
import { toySign } from './toy-crypto.js';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
export const idOf = (name: string): string => uuidV7From(1_770_000_000_000, digest(name));
const hashes = new WeakMap<SealedItem, string>();

/** As `sealedHash`, and remembered. */
export function hashOf(item: SealedItem): string {
  const known = hashes.get(item) ?? digest(canonicalJson(item));
  hashes.set(item, known);
  return known;
}

interface Kept {
  readonly outcome: (typeof KEPT_OUTCOMES)[number];
  readonly sequence: number;
  readonly day: number;
}

/** What a database holds; a backup is a copy of it. */
interface State {
  readonly items: Map<string, Kept>;
  /** Content by submission id. */
  readonly submissions: Map<string, string>;
  /** How often each submission was written. */
  readonly writes: Map<string, number>;
  sequence: number;
}

const copy = ({ items, submissions, writes, sequence }: State): State => ({
  items: new Map(items),
  submissions: new Map(submissions),
  writes: new Map(writes),
  sequence,
});

/** What must never be, for the check to find. */
export interface ServerFaults {
  readonly allowsDeletionAtOnce?: boolean;
  readonly storesRepeats?: boolean;
}

const RETAINED_DAYS = 14;
/** Backups older than this are never gone back to. */
const BACKUPS = 13;

/** The server of docs/decisions/0030 in few lines: what it keeps, what it says, and that it may be set back to a backup. */
export class ToyServer {
  readonly signer: PublicKey = { id: idOf('signer'), point: 'A'.repeat(87) };
  readonly #name = idOf('store');
  #day = 0;
  #state: State = { items: new Map(), submissions: new Map(), writes: new Map(), sequence: 0 };
  #backups: { readonly day: number; readonly state: State }[] = [];

  constructor(private readonly faults: ServerFaults = {}) {}

  /** A night passes, and a backup is made. */
  night(): void {
    this.#day++;
    this.#backups = [...this.#backups, { day: this.#day, state: copy(this.#state) }].filter(
      ({ day }) => day > this.#day - BACKUPS,
    );
  }

  /** Sets the server back to a backup, `age` backups before the last. */
  restore(age: number): void {
    const place = Math.max(0, this.#backups.length - 1 - age);
    const backup = this.#backups[place];
    if (!backup) return;
    this.#state = copy(backup.state);
    this.#backups = this.#backups.slice(0, place + 1);
  }

  receive(items: readonly SealedItem[]): SyncAnswer {
    return this.#answer(
      items.map((item) => {
        const hash = hashOf(item);
        if (this.faults.storesRepeats || !this.#kept(item.id, hash)) this.#keep(item, hash);
        return this.#result(item.id, hash);
      }),
    );
  }

  confirm(items: readonly { readonly id: string; readonly hash: string }[]): SyncAnswer {
    return this.#answer(items.map(({ id, hash }) => this.#result(id, hash)));
  }

  /** What waits for consent is tried again, and consent has come. */
  consentComes(): void {
    for (const [name, kept] of this.#state.items) {
      const [id = '', , content = ''] = name.split(' ');
      if (kept.outcome !== 'quarantined' || !content.startsWith('consent')) continue;
      this.#state.items.set(name, { ...kept, outcome: this.#store(id, content) });
    }
  }

  /** Whether it is here, and in every backup that the server may be set back to. */
  holdsForGood(item: SealedItem): boolean {
    return [this.#state, ...this.#backups.map(({ state }) => state)].every(({ items }) =>
      items.has(nameOf(item, hashOf(item))),
    );
  }

  holds(item: SealedItem): boolean {
    return this.#state.items.has(nameOf(item, hashOf(item)));
  }

  get writes(): ReadonlyMap<string, number> {
    return this.#state.writes;
  }

  get stored(): ReadonlyMap<string, string> {
    return this.#state.submissions;
  }

  #kept(id: string, hash: string): Kept | undefined {
    for (const [name, kept] of this.#state.items) if (name.startsWith(`${id} ${hash} `)) return kept;
    return undefined;
  }

  #keep(item: SealedItem, hash: string): void {
    const isHeldBack = /^(bad|consent)/.test(item.box);
    const outcome = isHeldBack ? 'quarantined' : this.#store(item.id, item.box);
    const sequence = ++this.#state.sequence;
    this.#state.items.set(nameOf(item, hash), { outcome, sequence, day: this.#day });
  }

  #store(id: string, box: string): Kept['outcome'] {
    const stored = this.faults.storesRepeats ? undefined : this.#state.submissions.get(id);
    if (stored !== undefined) return stored === contentOf(box) ? 'already-stored' : 'conflict';
    this.#write(id, box);
    return 'stored';
  }

  #write(id: string, box: string): void {
    this.#state.submissions.set(id, contentOf(box));
    this.#state.writes.set(id, (this.#state.writes.get(id) ?? 0) + 1);
  }

  #result(id: string, hash: string): SyncResult {
    const kept = this.#kept(id, hash);
    if (!kept) return { id, outcome: 'missing' };
    const accepted = kept.outcome.endsWith('stored');
    const isOld = this.faults.allowsDeletionAtOnce === true || this.#day - kept.day >= RETAINED_DAYS;
    const receipt: SyncReceipt = {
      kind: 'receipt',
      id,
      hash,
      outcome: kept.outcome,
      store: this.#name,
      sequence: kept.sequence,
      receivedAt: '2026-03-01T08:00:00.000Z',
      issuedAt: '2026-03-01T08:00:00.000Z',
      mayDelete: accepted && isOld,
    };
    return { id, outcome: kept.outcome, receipt: signed(this.signer, receipt) };
  }

  #answer(results: SyncResult[]): SyncAnswer {
    return {
      protocol: { oldest: 1, newest: 1 },
      store: this.#name,
      sequence: this.#state.sequence,
      results,
    };
  }
}

export const signed = ({ id, point }: PublicKey, receipt: SyncReceipt) => {
  const text = JSON.stringify(receipt);
  return { text, key: id, signature: toySign(point, text) };
};

const nameOf = ({ id, box }: SealedItem, hash: string): string => `${id} ${hash} ${box}`;

/** A box says its content and, behind a dash, which sealing of it this is. */
const contentOf = (box: string): string => box.split('-')[0] ?? '';
