import { webcrypto } from 'node:crypto';
import { v7 } from 'uuid';
import {
  SealedItem,
  type SealedPayload,
  type SyncAnswer,
  type SyncReceipt,
  type SyncResult,
} from '@tongxing/contracts';
import { openSealed, sealedHash, signText, type KeyHandle, type SubtlePort } from '@tongxing/sync';

const SUBTLE = webcrypto.subtle as unknown as SubtlePort;

interface Pair {
  readonly id: string;
  readonly point: string;
  readonly key: KeyHandle;
}

interface Kept {
  readonly sealed: SealedItem;
  readonly sequence: number;
}

/** The part of a server that receives what tablets have sealed: small enough to see that it does what it says. */
export class SyncStore {
  /** What was received, opened, by id. */
  readonly opened = new Map<string, SealedPayload>();
  /** How often each id was received. */
  readonly received = new Map<string, number>();
  /** Whether backups hold what was received, so that devices may delete. */
  backedUp = true;
  #kept = new Map<string, Kept>();
  #sequence = 0;
  readonly #id = v7();

  private constructor(
    private readonly sealing: Pair,
    private readonly signing: Pair,
    /** As enrolment hands it to a device. */
    readonly keys: object,
  ) {}

  static async make(): Promise<SyncStore> {
    const [sealing, signing] = [await newPair('ECDH'), await newPair('ECDSA')];
    const list = { kind: 'keys', sealing: publicOf(sealing), signing: [publicOf(signing)], issuedAt: now() };
    const { text, key, signature } = await signText(SUBTLE, signing, JSON.stringify(list));
    return new SyncStore(sealing, signing, { text, signatures: [{ key, signature }] });
  }

  async receive(body: unknown): Promise<SyncAnswer> {
    const results: SyncResult[] = [];
    for (const item of (body as { items: unknown[] }).items)
      results.push(await this.#receiveOne(SealedItem.parse(item)));
    return this.#answer(results);
  }

  async confirm(body: unknown): Promise<SyncAnswer> {
    const results: SyncResult[] = [];
    for (const { id } of (body as { items: { id: string }[] }).items) {
      const kept = this.#kept.get(id);
      results.push(kept ? await this.#told(kept, 'already-stored') : { id, outcome: 'missing' });
    }
    return this.#answer(results);
  }

  /** The answer of somebody in the server's place who has none of its keys. */
  unsigned(body: unknown): SyncAnswer {
    const items = ((body as { items?: { id: string }[] } | undefined)?.items ?? []).map(({ id }) => ({
      id,
      outcome: 'stored' as const,
      receipt: {
        text: JSON.stringify({ kind: 'receipt', id, outcome: 'stored' }),
        key: this.signing.id,
        signature: 'A'.repeat(86),
      },
    }));
    return this.#answer(items);
  }

  /** Puts the store back to what it held at that sequence, as restoring last night's backup does. */
  restoreTo(sequence: number): void {
    for (const [id, kept] of this.#kept)
      if (kept.sequence > sequence) {
        this.#kept.delete(id);
        this.opened.delete(id);
      }
    this.#sequence = sequence;
  }

  get sequence(): number {
    return this.#sequence;
  }

  async #receiveOne(sealed: SealedItem): Promise<SyncResult> {
    const { id } = sealed;
    this.received.set(id, (this.received.get(id) ?? 0) + 1);
    const before = this.#kept.get(id);
    if (before) return this.#told(before, 'already-stored');
    this.opened.set(id, await openSealed(SUBTLE, this.sealing.key, sealed));
    const kept = { sealed, sequence: ++this.#sequence };
    this.#kept.set(id, kept);
    return this.#told(kept, 'stored');
  }

  async #told({ sealed, sequence }: Kept, outcome: 'stored' | 'already-stored'): Promise<SyncResult> {
    const receipt: SyncReceipt = {
      kind: 'receipt',
      id: sealed.id,
      hash: await sealedHash(SUBTLE, sealed),
      outcome,
      store: this.#id,
      sequence,
      receivedAt: now(),
      issuedAt: now(),
      mayDelete: this.backedUp,
    };
    return { id: sealed.id, outcome, receipt: await signText(SUBTLE, this.signing, JSON.stringify(receipt)) };
  }

  #answer(results: SyncResult[]): SyncAnswer {
    return { protocol: { oldest: 1, newest: 1 }, store: this.#id, sequence: this.#sequence, results };
  }
}

const now = (): string => new Date().toISOString();
const publicOf = ({ id, point }: Pair) => ({ id, point });

async function newPair(name: 'ECDH' | 'ECDSA'): Promise<Pair> {
  const usages: ('deriveBits' | 'sign' | 'verify')[] = name === 'ECDH' ? ['deriveBits'] : ['sign', 'verify'];
  const pair = await webcrypto.subtle.generateKey({ name, namedCurve: 'P-256' }, true, usages);
  const { publicKey, privateKey } = pair;
  const point = Buffer.from(await webcrypto.subtle.exportKey('raw', publicKey)).toString('base64url');
  return { id: v7(), point, key: privateKey };
}
