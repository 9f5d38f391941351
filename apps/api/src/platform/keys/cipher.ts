import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Length of every key, in bytes. */
export const KEY_BYTES = 32;

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const newKey = (): Buffer => randomBytes(KEY_BYTES);

/**
 * Encrypts with AES-256-GCM under a random nonce: nonce, ciphertext and tag, in base64url.
 *
 * @param context what the ciphertext belongs to; it opens nowhere else
 * @see NIST SP 800-38D: with random nonces a key is good for 2^32 texts, far beyond any project
 */
export function encrypt(key: Buffer, plain: Buffer, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/** @throws Error where key or context are not the ones it was encrypted with, or a bit of it has changed */
export function decrypt(key: Buffer, text: string, context: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** HMAC-SHA256 in base64url. */
export const mac = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
