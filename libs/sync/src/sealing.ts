import { canonicalJson, SealedPayload, type SealedItem } from '@tongxing/contracts';
import { base64url, fromBase64url, hex, textOf, utf8 } from './bytes.js';
import { ECDH, type Bytes, type KeyHandle, type SubtlePort } from './crypto-port.js';
import type { PublicKey } from './trusted-keys.js';

const FORMAT = 1;
/** A sealed text is padded to a multiple of this: its length tells nothing of how much was said. */
const BLOCK = 512;
const KEY_BITS = 256;
const NONCE_BITS = 96;

/** What is sealed was made by a newer app: this server does not understand it yet. */
export class NewerPayload extends Error {
  override readonly name = 'NewerPayload';
}

/**
 * Encrypts a finished submission so that only the server opens it: with a key of its own that is agreed between a pair
 * made for this one item and the server's, and then forgotten. The device cannot read it afterwards.
 *
 * @param key the server's, from `TrustedKeys`
 * @param id the submission's; the box opens under this id only
 * @see NIST SP 800-56A (ECDH on P-256), RFC 5869 (HKDF), NIST SP 800-38D (AES-GCM); docs/decisions/0030
 */
export async function sealPayload(
  subtle: SubtlePort,
  key: PublicKey,
  id: string,
  payload: SealedPayload,
): Promise<SealedItem> {
  const recipient = await subtle.importKey('raw', fromBase64url(key.point), ECDH, false, []);
  const pair = await subtle.generateKey(ECDH, false, ['deriveBits']);
  const ephemeral = base64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
  const frame = { format: FORMAT, id, key: key.id, ephemeral } as const;
  const box = await boxKey(subtle, pair.privateKey, recipient, frame, 'encrypt');
  const sealed = await subtle.encrypt(box.algorithm, box.key, utf8(padded(JSON.stringify(payload))));
  return { ...frame, box: base64url(new Uint8Array(sealed)) };
}

/**
 * Opens what was sealed to the holder of a private key.
 *
 * @throws Error where it was sealed to another key or for another id, or a bit of it has changed; `NewerPayload` where
 *   it opens and is not understood
 */
export async function openSealed(
  subtle: SubtlePort,
  privateKey: KeyHandle,
  { box, ...frame }: SealedItem,
): Promise<SealedPayload> {
  const sender = await subtle.importKey('raw', fromBase64url(frame.ephemeral), ECDH, false, []);
  const { algorithm, key } = await boxKey(subtle, privateKey, sender, frame, 'decrypt');
  const opened = await subtle.decrypt(algorithm, key, fromBase64url(box));
  const payload = SealedPayload.safeParse(JSON.parse(textOf(opened)));
  if (!payload.success) throw new NewerPayload();
  return payload.data;
}

/** Says which bytes a receipt is for: SHA-256 of the item's canonical JSON. Of what is inside it tells nothing. */
export const sealedHash = async (subtle: SubtlePort, sealed: SealedItem): Promise<string> =>
  hex(await subtle.digest('SHA-256', utf8(canonicalJson(sealed))));

/** The key and nonce of one item. Its frame is bound twice: it goes into the key, and is authenticated beside the box. */
async function boxKey(
  subtle: SubtlePort,
  own: KeyHandle,
  other: KeyHandle,
  frame: Omit<SealedItem, 'box'>,
  usage: 'encrypt' | 'decrypt',
) {
  const shared = await subtle.deriveBits({ name: 'ECDH', public: other }, own, KEY_BITS);
  const secret = await subtle.importKey('raw', new Uint8Array(shared), { name: 'HKDF' }, false, ['deriveBits']);
  const info: Bytes = utf8(`tongxing sealed item ${canonicalJson(frame)}`);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info } as const;
  const bits = new Uint8Array(await subtle.deriveBits(hkdf, secret, KEY_BITS + NONCE_BITS));
  const bytes = bits.slice(0, KEY_BITS / 8);
  const key = await subtle.importKey('raw', bytes, { name: 'AES-GCM' }, false, [usage]);
  const algorithm = { name: 'AES-GCM', iv: bits.slice(KEY_BITS / 8), additionalData: info } as const;
  return { key, algorithm };
}

/** JSON may end in white space. */
const padded = (json: string): string => json + ' '.repeat((BLOCK - (utf8(json).length % BLOCK)) % BLOCK);
