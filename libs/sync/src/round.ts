import { CONFIRMATION_LIMIT, SYNC_PROTOCOL, type SyncAnswer, type SyncResult } from '@tongxing/contracts';
import { readAnswer, type RawAnswer, type ReadAnswer } from './answer.js';
import { itemsOfBatch, larger, smaller, type BatchSize } from './batch.js';
import type { SubtlePort } from './crypto-port.js';
import { isRetained, isUndelivered, type OutboxEvent, type OutboxItem } from './outbox.js';
import { verifyReceipt } from './receipt.js';
import type { TrustedKeys } from './trusted-keys.js';

/** What a device gives to have its outbox delivered. */
export interface DevicePorts {
  readonly subtle: SubtlePort;
  readonly outbox: {
    /** All items, in the order in which they were finished: consent before what it is for. */
    items(): Promise<readonly OutboxItem[]>;
    /** Takes the item through `step` and keeps what comes of it, in one transaction on disk. */
    apply(id: string, event: OutboxEvent): Promise<void>;
  };
  /** Posts JSON to `/api/v1/projects/{project}/sync/{path}`. @returns undefined where no whole answer came */
  request(path: 'batches' | 'confirmations', body: object): Promise<RawAnswer | undefined>;
  /** What the device's clock shows, as an instant: told to the server, and used for nothing else. */
  clock(): string;
}

type Failure = Exclude<ReadAnswer['kind'], 'answer'>;

/** How a round ended. */
export interface Round {
  /** `done`: everything was said that there was to say. Otherwise what stopped it. */
  readonly end: 'done' | Failure;
  /** For the next round. */
  readonly size: BatchSize;
  /** Where the server's store stands, where it answered. Lower than before: it was restored from a backup. */
  readonly store?: { readonly id: string; readonly sequence: number };
}

type Waiting = OutboxItem & { readonly state: 'sealed' };

/**
 * Sends what has not been delivered, each item once, and then asks whether the server still holds what it gave
 * receipts for. May be cut off anywhere and begun again.
 *
 * @param keys of the server that the device enrolled with
 * @param size what the network carried last time; `FIRST_BATCH` at first
 */
export async function deliver(ports: DevicePorts, keys: TrustedKeys, size: BatchSize): Promise<Round> {
  const items = await ports.outbox.items();
  const talk = new Conversation(ports, keys);
  const sent = await sendAll(talk, items.filter(isUndelivered), size);
  if (sent.end !== 'done') return sent;
  const end = await confirmAll(talk, items.filter(isRetained));
  return { ...sent, ...talk.store, end: end === 'done' ? talk.end : end };
}

/** A server that fails over so many items one after the other fails over all of them. */
const MOST_FAILURES = 3;

async function sendAll(talk: Conversation, items: readonly Waiting[], first: BatchSize): Promise<Round> {
  let [waiting, size, failures] = [items, first, 0];
  while (waiting.length > 0) {
    const sizes = waiting.map(({ sealed }) => JSON.stringify(sealed).length);
    const batch = waiting.slice(0, itemsOfBatch(sizes, size));
    const end = await talk.send(batch);
    failures = end === 'failed' && batch.length === 1 ? failures + 1 : 0;
    if (end === 'done') size = larger(size);
    else if (!isOfContent(end) || failures === MOST_FAILURES)
      return { end, size: smaller(size.bytes === 0 ? first : size) };
    else if (batch.length > 1) {
      // One of them may be at fault. Alone, each shows whether it is.
      size = { bytes: 0 };
      continue;
    }
    waiting = waiting.slice(batch.length);
  }
  return { end: 'done', size: size.bytes === 0 ? first : size, ...talk.store };
}

async function confirmAll(
  talk: Conversation,
  items: readonly (OutboxItem & { hash: string })[],
): Promise<'done' | Failure> {
  for (let start = 0; start < items.length; start += CONFIRMATION_LIMIT) {
    const end = await talk.confirm(items.slice(start, start + CONFIRMATION_LIMIT));
    if (end !== 'done') return end;
  }
  return 'done';
}

/** Whether a refusal may come from what was sent rather than from where it went. */
const isOfContent = (end: Round['end']): boolean =>
  end === 'too-large' || end === 'not-understood' || end === 'failed';

/** One device talking to what it takes for its server. */
class Conversation {
  #store: Round['store'];
  #end: Round['end'] = 'done';

  constructor(
    private readonly ports: DevicePorts,
    private readonly keys: TrustedKeys,
  ) {}

  get store(): Pick<Round, 'store'> {
    return this.#store ? { store: this.#store } : {};
  }

  /** What kept single items from going, where something did. The others went on: one must not hold them up. */
  get end(): Round['end'] {
    return this.#end;
  }

  async send(batch: readonly Waiting[]): Promise<'done' | Failure> {
    const { outbox } = this.ports;
    for (const { id } of batch) await outbox.apply(id, { kind: 'sent' });
    const body = { sentAt: this.ports.clock(), items: batch.map(({ sealed }) => sealed) };
    const end = await this.#ask('batches', body, batch);
    if (isOfContent(end) && batch.length === 1) this.#end = end;
    for (const { id } of batch) await outbox.apply(id, { kind: 'failed' });
    return end;
  }

  confirm(items: readonly { readonly id: string; readonly hash: string }[]): Promise<'done' | Failure> {
    return this.#ask('confirmations', { items: items.map(({ id, hash }) => ({ id, hash })) }, items);
  }

  async #ask(
    path: 'batches' | 'confirmations',
    body: object,
    about: readonly { readonly id: string; readonly hash: string }[],
  ): Promise<'done' | Failure> {
    const raw = await this.ports.request(path, { protocol: SYNC_PROTOCOL.newest, ...body });
    const read: ReadAnswer = raw ? readAnswer(raw) : { kind: 'no-answer' };
    if (read.kind !== 'answer') return read.kind;
    await this.#hear(read.answer, about);
    return 'done';
  }

  /** A receipt says itself what it is for; only what has none is taken by its place. */
  async #hear({ store, sequence, results }: SyncAnswer, about: readonly { id: string; hash: string }[]) {
    this.#store = { id: store, sequence };
    for (const [place, result] of results.entries()) await this.#hearOne(result, about[place]);
  }

  async #hearOne({ outcome, receipt: given }: SyncResult, asked?: { id: string; hash: string }): Promise<void> {
    const { subtle, outbox } = this.ports;
    if (outcome === 'retry') this.#end = 'unavailable';
    const receipt = await verifyReceipt(subtle, this.keys, given);
    if (receipt) await outbox.apply(receipt.id, { kind: 'receipted', receipt });
    else if (outcome === 'missing' && asked)
      await outbox.apply(asked.id, { kind: 'missing', hash: asked.hash });
  }
}
