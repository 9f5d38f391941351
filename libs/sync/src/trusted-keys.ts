import { SyncKeyList, SyncKeys } from '@tongxing/contracts';
import { jsonOf } from './json.js';
import { isSigned } from './signing.js';
import type { SubtlePort } from './crypto-port.js';

/** A public key of P-256: its uncompressed point in base64url. */
export interface PublicKey {
  readonly id: string;
  readonly point: string;
}

/** The keys of the server that a device enrolled with. */
export interface TrustedKeys {
  readonly sealing: PublicKey;
  readonly signing: readonly PublicKey[];
}

/**
 * The keys that a server's list names, where it can be believed. A list that comes later must be signed with a key
 * that is trusted already: whoever answers in the server's place cannot have answers sealed to themselves.
 *
 * @param known the keys at hand; at enrolment none, and then the list must be signed by a key that stands in it
 * @returns undefined for a list that is not to be believed
 */
export async function acceptKeys(
  subtle: SubtlePort,
  given: unknown,
  known?: TrustedKeys,
): Promise<TrustedKeys | undefined> {
  const keys = SyncKeys.safeParse(given);
  const list = SyncKeyList.safeParse(keys.success ? jsonOf(keys.data.text) : undefined);
  if (!keys.success || !list.success) return undefined;
  const { sealing, signing } = list.data;
  const { text, signatures } = keys.data;
  for (const signed of signatures)
    if (await isSigned(subtle, known?.signing ?? signing, { text, ...signed })) return { sealing, signing };
  return undefined;
}
