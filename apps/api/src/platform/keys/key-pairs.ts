import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { View, WriteTransaction } from '../database/index.js';
import type { DataKeyEntity } from './data-key.entity.js';
import { DataKeysRepository } from './data-keys.repository.js';
import { placeOf, type KeyScope } from './key-place.js';
import { Keys } from './keys.service.js';
import { MasterKeys } from './master-keys.js';

/** A pair of P-256 whose private half is kept wrapped like every other key. */
export interface KeyPair {
  readonly id: string;
  readonly createdAt: string;
  /** The public half: its uncompressed point in base64url. */
  readonly point: string;
  /** The private half. */
  readonly pkcs8: Buffer;
}

/** Pairs of keys of the server. */
@Injectable()
export class KeyPairs {
  constructor(
    private readonly repository: DataKeysRepository,
    private readonly masters: MasterKeys,
    private readonly keys: Keys,
  ) {}

  /** Those that were not destroyed, first to newest. @throws ProblemException `keys-unavailable` */
  async of(view: View, scope: KeyScope): Promise<KeyPair[]> {
    const rows = await this.repository.of(view, placeOf(scope));
    const pairs: KeyPair[] = [];
    for (const row of rows) if (row.state !== 'destroyed') pairs.push(await this.#opened(view, row));
    return pairs;
  }

  /** Makes a pair beside those that are there. The older ones still open and sign. @returns its id */
  async add(tx: WriteTransaction, scope: KeyScope): Promise<string> {
    await this.repository.alone(tx);
    const place = placeOf(scope);
    const last = (await this.repository.of(tx, place)).at(-1);
    if (last?.state === 'active') await this.repository.update(tx, last.id, { state: 'retired' });
    return (await this.keys.add(tx, place, (last?.ordinal ?? 0) + 1, newPrivateKey())).id;
  }

  /** Makes the first pair where there is none. */
  async ensure(tx: WriteTransaction, scope: KeyScope): Promise<void> {
    if ((await this.repository.of(tx, placeOf(scope))).length > 0) return;
    await this.repository.alone(tx);
    if ((await this.repository.of(tx, placeOf(scope))).length === 0) await this.add(tx, scope);
  }

  async #opened(view: View, row: DataKeyEntity): Promise<KeyPair> {
    const pkcs8 = await this.masters.unwrap(view, row);
    return { id: row.id, createdAt: row.createdAt, point: pointOf(pkcs8), pkcs8 };
  }
}

const newPrivateKey = (): Buffer =>
  generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  }).privateKey;

/** The public point that belongs to a private key. */
function pointOf(pkcs8: Buffer): string {
  const { x = '', y = '' } = createPublicKey(
    createPrivateKey({ key: pkcs8, type: 'pkcs8', format: 'der' }),
  ).export({ format: 'jwk' });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString(
    'base64url',
  );
}
