import type { SignedText } from '@tongxing/contracts';
import { base64url, fromBase64url, utf8 } from './bytes.js';
import { ECDSA, ECDSA_SHA256, type KeyHandle, type SubtlePort } from './crypto-port.js';

/** Signs a text as it stands, with ECDSA on P-256 and SHA-256. */
export async function signText(
  subtle: SubtlePort,
  { id, key }: { readonly id: string; readonly key: KeyHandle },
  text: string,
): Promise<SignedText> {
  const signature = await subtle.sign(ECDSA_SHA256, key, utf8(text));
  return { text, key: id, signature: base64url(new Uint8Array(signature)) };
}

/** Whether one of these keys signed the text. Anything that is no signature is none. */
export async function isSigned(
  subtle: SubtlePort,
  keys: readonly { readonly id: string; readonly point: string }[],
  { text, key, signature }: SignedText,
): Promise<boolean> {
  const own = keys.find(({ id }) => id === key);
  if (!own) return false;
  try {
    const handle = await subtle.importKey('raw', fromBase64url(own.point), ECDSA, false, ['verify']);
    return await subtle.verify(ECDSA_SHA256, handle, fromBase64url(signature), utf8(text));
  } catch {
    return false;
  }
}
