/** A record as it lies on the disk: AES-256-GCM under the draft key, bound to its place. */
export interface Encrypted {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** A record that the draft key does not open, or that holds no JSON. */
export class Unreadable extends Error {}

/**
 * Encrypts a value of JSON.
 *
 * @param place where it will lie, such as `drafts/0190…`: it opens nowhere else
 */
export async function encrypt(key: CryptoKey, place: string, value: unknown): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { iv, bytes: await crypto.subtle.encrypt(cipher(iv, place), key, text) };
}

/**
 * The value again. What it holds is for the caller to check.
 *
 * @throws Unreadable
 */
export async function decrypt(key: CryptoKey, place: string, record: Encrypted | undefined): Promise<unknown> {
  try {
    if (!record) throw new TypeError('there is no record');
    const { iv, bytes } = record;
    const text = await crypto.subtle.decrypt(cipher(iv, place), key, bytes);
    return JSON.parse(new TextDecoder().decode(text)) as unknown;
  } catch (cause) {
    throw new Unreadable(place, { cause });
  }
}

const cipher = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(place),
});
