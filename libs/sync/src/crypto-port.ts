/** Bytes as the platform's cryptography takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A key that the platform holds. */
export type KeyHandle = object;

interface Curve {
  readonly name: 'ECDH' | 'ECDSA';
  readonly namedCurve: 'P-256';
}

type Usage = 'deriveBits' | 'sign' | 'verify' | 'encrypt' | 'decrypt';

/**
 * The cryptography of the platform, passed in: `globalThis.crypto.subtle` of browsers and of Node is one. Only what
 * WebViews of several years ago have.
 */
export interface SubtlePort {
  digest(algorithm: 'SHA-256', data: Bytes): Promise<ArrayBuffer>;
  generateKey(
    curve: Curve,
    extractable: boolean,
    usages: Usage[],
  ): Promise<{ readonly publicKey: KeyHandle; readonly privateKey: KeyHandle }>;
  importKey(
    format: 'raw' | 'pkcs8',
    data: Bytes,
    algorithm: Curve | { readonly name: 'HKDF' | 'AES-GCM' },
    extractable: boolean,
    usages: Usage[],
  ): Promise<KeyHandle>;
  exportKey(format: 'raw', key: KeyHandle): Promise<ArrayBuffer>;
  deriveBits(
    algorithm:
      | { readonly name: 'ECDH'; readonly public: KeyHandle }
      | { readonly name: 'HKDF'; readonly hash: 'SHA-256'; readonly salt: Bytes; readonly info: Bytes },
    key: KeyHandle,
    length: number,
  ): Promise<ArrayBuffer>;
  encrypt(algorithm: Gcm, key: KeyHandle, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: Gcm, key: KeyHandle, data: Bytes): Promise<ArrayBuffer>;
  sign(algorithm: Ecdsa, key: KeyHandle, data: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: Ecdsa, key: KeyHandle, signature: Bytes, data: Bytes): Promise<boolean>;
}

interface Gcm {
  readonly name: 'AES-GCM';
  readonly iv: Bytes;
  readonly additionalData: Bytes;
}

interface Ecdsa {
  readonly name: 'ECDSA';
  readonly hash: 'SHA-256';
}

export const ECDH: Curve = { name: 'ECDH', namedCurve: 'P-256' };
export const ECDSA: Curve = { name: 'ECDSA', namedCurve: 'P-256' };
export const ECDSA_SHA256: Ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
