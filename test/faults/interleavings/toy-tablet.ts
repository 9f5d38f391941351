import type { SealedItem, SyncAnswer, SyncReceipt } from '@tongxing/contracts';
import {
  deliver,
  FIRST_BATCH,
  type step,
  type OutboxEvent,
  type OutboxItem,
  type RawAnswer,
  type SubtlePort,
} from '@tongxing/sync';
import { hashOf, idOf, signed, type ToyServer } from './toy-server.js';

/** What can happen to one request. */
export const FAULTS = [
  'none',
  'request lost',
  'answer lost',
  'sent twice',
  'truncated',
  'portal',
  'error 500',
  'forged',
  'unsigned',
  'replayed',
] as const;
export type Fault = (typeof FAULTS)[number];

/** A tablet was switched off. */
class SwitchedOff extends Error {
  override readonly name = 'SwitchedOff';
}

const NOBODY = { id: idOf('signer'), point: 'B'.repeat(87) };
const JSON_TYPE = 'application/json';

/** A tablet as the app is one, with the machine's own `deliver`. */
export class ToyTablet {
  readonly disk = new Map<string, OutboxItem>();
  readonly finished: SealedItem[] = [];
  isRevoked = false;

  constructor(
    private readonly server: ToyServer,
    private readonly subtle: SubtlePort,
    private readonly takes: typeof step,
    /** Answers that were heard on the network, by anybody. */
    private readonly heard: RawAnswer[],
  ) {}

  /** Seals an interview. In a second tab it is sealed again, and the disk keeps the first. */
  finish(id: string, box: string): void {
    const sealed: SealedItem = { format: 1, id, key: idOf('key'), ephemeral: 'A'.repeat(87), box };
    const item = this.takes(this.disk.get(id) ?? { state: 'draft', id }, {
      kind: 'sealed',
      sealed,
      hash: hashOf(sealed),
    });
    if (!this.disk.has(id)) this.finished.push(sealed);
    this.disk.set(id, item);
  }

  /** Every app start. */
  restart(): void {
    for (const id of this.disk.keys()) this.#apply(id, { kind: 'restarted' });
  }

  /**
   * One round with these faults, one to a request and none after them.
   *
   * @param power after how many writes to its disk the tablet is switched off
   */
  async round(faults: readonly Fault[] = [], power = Infinity): Promise<void> {
    let left = power;
    const coming = [...faults];
    const ports = {
      subtle: this.subtle,
      outbox: {
        items: () => Promise.resolve([...this.disk.values()]),
        apply: (id: string, event: OutboxEvent) => {
          if (left-- <= 0) return Promise.reject(new SwitchedOff());
          this.#apply(id, event);
          return Promise.resolve();
        },
      },
      request: (path: 'batches' | 'confirmations', body: object) =>
        Promise.resolve(this.#request(path, body, coming.shift() ?? 'none')),
      clock: () => '2026-03-01T08:00:00.000Z',
    };
    try {
      const keys = { sealing: this.server.signer, signing: [this.server.signer] };
      await deliver(ports, keys, FIRST_BATCH);
    } catch (error) {
      if (!(error instanceof SwitchedOff)) throw error;
      this.restart();
    }
  }

  /** What a backup file of this tablet holds. */
  get sealed(): SealedItem[] {
    return [...this.disk.values()].flatMap((item) => ('sealed' in item ? [item.sealed] : []));
  }

  #apply(id: string, event: OutboxEvent): void {
    const item = this.disk.get(id);
    if (item) this.disk.set(id, this.takes(item, event));
    if (this.disk.get(id)?.state === 'deletable') this.disk.delete(id);
  }

  #request(path: 'batches' | 'confirmations', body: object, fault: Fault): RawAnswer | undefined {
    if (fault === 'request lost') return undefined;
    if (fault === 'portal') return { status: 200, contentType: 'text/html', body: '<html></html>' };
    if (fault === 'error 500') return { status: 500, contentType: JSON_TYPE, body: '' };
    if (fault === 'replayed') return this.heard.at(-1);
    if (this.isRevoked) return REVOKED;
    const { items } = body as { items: (SealedItem & { hash: string })[] };
    const ask = () => (path === 'batches' ? this.server.receive(items) : this.server.confirm(items));
    if (fault === 'forged' || fault === 'unsigned') return answered(lie(items, path, fault, this.server));
    if (fault === 'sent twice') ask();
    const answer = answered(ask());
    this.heard.push(answer);
    if (fault === 'answer lost') return undefined;
    return fault === 'truncated' ? { ...answer, body: answer.body.slice(0, -5) } : answer;
  }
}

const REVOKED: RawAnswer = {
  status: 401,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'x', title: 'x', status: 401, code: 'sign-in-needed' }),
};

const answered = (answer: SyncAnswer): RawAnswer => ({
  status: 200,
  contentType: JSON_TYPE,
  body: JSON.stringify(answer),
});

/** Somebody in between says that all is stored and may go, signed by nobody who may. */
function lie(
  items: readonly (SealedItem & { hash: string })[],
  path: string,
  how: 'forged' | 'unsigned',
  server: ToyServer,
): SyncAnswer {
  const results = items.map((item) => {
    const hash = path === 'batches' ? hashOf(item) : item.hash;
    const receipt: SyncReceipt = {
      kind: 'receipt',
      id: item.id,
      hash,
      outcome: 'stored',
      store: idOf('store'),
      sequence: 1,
      receivedAt: '2026-03-01T08:00:00.000Z',
      issuedAt: '2026-03-01T08:00:00.000Z',
      mayDelete: true,
    };
    const outcome = 'stored' as const;
    return { id: item.id, outcome, ...(how === 'forged' && { receipt: signed(NOBODY, receipt) }) };
  });
  return { ...server.confirm([]), results };
}
