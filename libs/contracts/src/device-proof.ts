/**
 * How an enrolled device shows that a request is its own: by a signature over the request, made with a key that
 * never leaves the device, good for this request only and for a few minutes. In the spirit of RFC 9449 (DPoP), with
 * nothing to choose: ECDSA on P-256 with SHA-256, r and s beside each other (IEEE P1363).
 */

/** What a device says of a request. */
export interface DeviceProof {
  readonly device: string;
  /** When it was made: milliseconds since 1970 by the server's clock. */
  readonly at: number;
  /** 16 random bytes in base64url, never used again. */
  readonly nonce: string;
  /** SHA-256 in base64url of the body as it is sent; of nothing where there is none. */
  readonly bodyHash: string;
}

/** So far may the time of a proof be from the server's: a proxy may hold a long upload back for minutes. */
export const PROOF_WITHIN_MS = 10 * 60_000;

/** With the problem `proof-untimely` the server tells its time in this header, as ISO 8601 in UTC. */
export const SERVER_TIME_HEADER = 'x-server-time';

/**
 * The text that is signed.
 *
 * @param path with its query, as it is sent: `/api/v1/submissions/…`
 */
export const proofText = (method: string, path: string, { device, at, nonce, bodyHash }: DeviceProof): string =>
  ['tongxing-device-proof-1', method, path, device, at, nonce, bodyHash].join('\n');

/**
 * The value of the header `authorization`.
 *
 * @param signature 64 bytes in base64url
 */
export const writeProof = ({ device, at, nonce, bodyHash }: DeviceProof, signature: string): string =>
  `Device ${[device, at, nonce, bodyHash, signature].join('.')}`;

const FORM = /^Device ([0-9a-f-]{36})\.(\d{1,15})\.([\w-]{22})\.([\w-]{43})\.([\w-]{86})$/;

/** The reverse of {@link writeProof}; undefined for anything of another form. */
export function readProof(header: string): { proof: DeviceProof; signature: string } | undefined {
  const [, device, at, nonce, bodyHash, signature] = FORM.exec(header) ?? [];
  if (!device || !at || !nonce || !bodyHash || !signature) return undefined;
  return { proof: { device, at: Number(at), nonce, bodyHash }, signature };
}
