import { webcrypto } from 'node:crypto';
import { v7 } from 'uuid';
import type { KeyHandle } from '@tongxing/sync';

/** A key pair of P-256, as servers have them. */
export interface Pair {
  readonly id: string;
  /** The public half: an uncompressed point in base64url. */
  readonly point: string;
  readonly key: KeyHandle;
}

export const publicOf = ({ id, point }: Pair) => ({ id, point });

export async function newPair(name: 'ECDH' | 'ECDSA'): Promise<Pair> {
  const usages: ('deriveBits' | 'sign' | 'verify')[] = name === 'ECDH' ? ['deriveBits'] : ['sign', 'verify'];
  const pair = await webcrypto.subtle.generateKey({ name, namedCurve: 'P-256' }, true, usages);
  const { publicKey, privateKey } = pair;
  const point = Buffer.from(await webcrypto.subtle.exportKey('raw', publicKey)).toString('base64url');
  return { id: v7(), point, key: privateKey };
}
