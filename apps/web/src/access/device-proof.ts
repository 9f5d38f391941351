import { proofText, writeProof, type DeviceProof } from '@tongxing/contracts';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A key pair whose private half no script can read. Over plain HTTP browsers offer it on loopback only. */
export const newDeviceKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(KEY, false, ['sign', 'verify']);

/** SPKI in base64url, as the server takes it. */
export const publicKeyOf = async ({ publicKey }: CryptoKeyPair): Promise<string> =>
  base64url(await crypto.subtle.exportKey('spki', publicKey));

/**
 * Signs a request: the header `authorization` by which the server knows the device.
 *
 * @param at milliseconds since 1970, by the server's clock
 */
export async function proofOf(
  request: Request,
  { device, privateKey, at }: { device: string; privateKey: CryptoKey; at: number },
): Promise<string> {
  const { pathname, search } = new URL(request.url);
  const body = await request.clone().arrayBuffer();
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(16)).buffer);
  const bodyHash = base64url(await crypto.subtle.digest('SHA-256', body));
  const proof: DeviceProof = { device, at, nonce, bodyHash };
  const text = new TextEncoder().encode(proofText(request.method, pathname + search, proof));
  return writeProof(proof, base64url(await crypto.subtle.sign(SIGNATURE, privateKey, text)));
}

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
