import { SignedText, SyncReceipt } from '@tongxing/contracts';
import type { SubtlePort } from './crypto-port.js';
import { jsonOf } from './json.js';
import { isSigned } from './signing.js';
import type { TrustedKeys } from './trusted-keys.js';

declare const checked: unique symbol;

/** A receipt whose signature was checked. Only `verifyReceipt` makes one: an unsigned 200 does not compile. */
export type VerifiedReceipt = SyncReceipt & { readonly [checked]: true };

/** The receipt in an answer, where a key of the server signed it; undefined for anything else. */
export async function verifyReceipt(
  subtle: SubtlePort,
  keys: TrustedKeys,
  given: unknown,
): Promise<VerifiedReceipt | undefined> {
  const signed = SignedText.safeParse(given);
  if (!signed.success || !(await isSigned(subtle, keys.signing, signed.data))) return undefined;
  const receipt = SyncReceipt.safeParse(jsonOf(signed.data.text));
  return receipt.success ? (receipt.data as VerifiedReceipt) : undefined;
}
