import { createHash, createHmac } from 'node:crypto';
import type { SubtlePort } from '@tongxing/sync';

/**
 * Stands in for the platform's cryptography where tens of thousands of runs check what is signed, not how: the
 * signature of a key is a keyed hash that whoever knows the key's bytes can make.
 */
const notHere = (): never => {
  throw new Error('not part of the model');
};

const keyed = (key: Uint8Array, data: Uint8Array): Buffer => createHmac('sha512', key).update(data).digest();

export const toySign = (key: string, text: string): string =>
  keyed(Buffer.from(key, 'base64url'), Buffer.from(text)).toString('base64url');

/** @param believesAll what must never be: every signature is taken for good */
export const toyCrypto = (believesAll = false): SubtlePort => ({
  digest: (_, data) => Promise.resolve(new Uint8Array(createHash('sha256').update(data).digest()).buffer),
  importKey: (_, data) => Promise.resolve({ bytes: data }),
  verify: (_, key, signature, data) =>
    Promise.resolve(believesAll || keyed((key as { bytes: Uint8Array }).bytes, data).equals(signature)),
  generateKey: notHere,
  exportKey: notHere,
  deriveBits: notHere,
  encrypt: notHere,
  decrypt: notHere,
  sign: notHere,
});
