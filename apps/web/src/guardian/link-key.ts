/** What a link's token opens on this phone. */
export interface LinkKey {
  readonly key: CryptoKey;
  /** Where its drafts lie. Nobody can tell the token from it, nor the token's hash that the server keeps. */
  readonly name: string;
}

/**
 * Derives both from the token (HKDF-SHA-256), which is as random as a key. Without the link nobody opens what was
 * answered, or finds out whether it belongs to a link they know of.
 */
export async function linkKeyOf(token: string): Promise<LinkKey> {
  const { subtle } = crypto;
  const secret = await subtle.importKey('raw', bytesOf(token), 'HKDF', false, ['deriveKey', 'deriveBits']);
  const name = await subtle.deriveBits(derived('name'), secret, 128);
  const key = await subtle.deriveKey(derived('draft'), secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return { key, name: [...new Uint8Array(name)].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const derived = (what: string): HkdfParams => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: bytesOf('tongxing guardian link'),
  info: bytesOf(what),
});
