import { createPublicKey } from 'node:crypto';
import { ProblemException } from '../../platform/problems/index.js';

/**
 * Sees to it that what a device sends as its key is one: a point on P-256 and nothing else.
 *
 * @param spki in base64url
 * @throws ProblemException `request-invalid`
 */
export function requireDeviceKey(spki: string): void {
  if (curveOf(spki) === 'prime256v1') return;
  throw new ProblemException('request-invalid', [{ code: 'invalid', path: 'publicKey' }]);
}

function curveOf(spki: string): string | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve;
  } catch {
    return undefined;
  }
}
