import { webcrypto } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SignedText, SyncKeyList, SyncKeys } from '@tongxing/contracts';
import { signText, type KeyHandle } from '@tongxing/sync';
import { UnitOfWork, type View, type WriteTransaction } from '../database/index.js';
import { now } from '../ids.js';
import { KeyPairs, type KeyPair } from './key-pairs.js';

const SEALING = { purpose: 'sync-sealing' } as const;
const RECEIPTS = { purpose: 'sync-receipts' } as const;

/**
 * How old a pair must be before tablets seal to it. By then a nightly backup holds its private half: a server that is
 * restored from last night can open whatever was sealed before it broke.
 */
const SETTLING_MS = 48 * 3_600_000;

/** The server's keys towards tablets, opened. */
export interface OpenKeyring {
  /** What devices seal to and check receipts with, signed by every key that signs. */
  list(): Promise<SyncKeys>;
  /** Signs as the server. */
  sign(text: string): Promise<SignedText>;
  /** To open what was sealed to the key of that id; undefined for one that is not the server's. */
  privateKey(id: string): Promise<KeyHandle | undefined>;
}

/** The pair that tablets seal to, and the pair that signs receipts. */
@Injectable()
export class SyncKeyring {
  readonly #handles = new Map<string, Promise<KeyHandle>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pairs: KeyPairs,
  ) {}

  /** The keys, made first where there are none. @throws ProblemException `keys-unavailable` */
  async open(): Promise<OpenKeyring> {
    const found = await this.unitOfWork.read((view) => this.#of(view));
    return found ?? this.unitOfWork.write((tx) => this.toWrite(tx));
  }

  /** The same within a transaction. */
  async toWrite(tx: WriteTransaction): Promise<OpenKeyring> {
    for (const scope of [SEALING, RECEIPTS]) await this.pairs.ensure(tx, scope);
    return (await this.#of(tx)) as OpenKeyring;
  }

  /** Makes a new pair of each kind. They come into use once they are settled. @returns their ids */
  rotate(): Promise<string[]> {
    return this.unitOfWork.write(async (tx) => [
      await this.pairs.add(tx, SEALING),
      await this.pairs.add(tx, RECEIPTS),
    ]);
  }

  async #of(view: View): Promise<OpenKeyring | undefined> {
    const sealing = await this.pairs.of(view, SEALING);
    const signing = await this.pairs.of(view, RECEIPTS);
    const [current, signer] = [inUse(sealing), inUse(signing)];
    if (!current || !signer) return undefined;
    const sign = async (text: string, pair: KeyPair) =>
      signText(webcrypto.subtle, { id: pair.id, key: await this.#handle(pair, 'ECDSA') }, text);
    return {
      sign: (text) => sign(text, signer),
      privateKey: (id) => {
        const pair = sealing.find((one) => one.id === id);
        return pair ? this.#handle(pair, 'ECDH') : Promise.resolve(undefined);
      },
      list: async () => {
        const text = listOf(current, signing);
        const signed = await Promise.all(signing.map((pair) => sign(text, pair)));
        return { text, signatures: signed.map(({ key, signature }) => ({ key, signature })) };
      },
    };
  }

  #handle({ id, pkcs8 }: KeyPair, name: 'ECDH' | 'ECDSA'): Promise<KeyHandle> {
    const known = this.#handles.get(id);
    if (known) return known;
    const usage = name === 'ECDH' ? 'deriveBits' : 'sign';
    const curve = { name, namedCurve: 'P-256' };
    const handle = webcrypto.subtle.importKey('pkcs8', pkcs8, curve, false, [usage]);
    this.#handles.set(id, handle);
    return handle;
  }
}

/** The newest that is settled; of those that are not, the oldest. */
const inUse = (pairs: readonly KeyPair[]): KeyPair | undefined =>
  pairs.findLast(({ createdAt }) => Date.parse(now()) - Date.parse(createdAt) >= SETTLING_MS) ?? pairs[0];

const publicHalf = ({ id, point }: KeyPair) => ({ id, point });

const listOf = (sealing: KeyPair, signing: readonly KeyPair[]): string => {
  const list: SyncKeyList = {
    kind: 'keys',
    sealing: publicHalf(sealing),
    signing: signing.map(publicHalf),
    issuedAt: now(),
  };
  return JSON.stringify(list);
};
