/** WebAssembly: it comes while the PIN is being typed. */
const hashing = () => import('./argon2');
hashing().catch(() => undefined);

/** How a PIN was turned into a key. It is kept beside the key, so that a later version may ask for more. */
export interface Derivation {
  readonly kind: 'argon2id';
  readonly memoryKiB: number;
  readonly passes: number;
  readonly salt: Uint8Array<ArrayBuffer>;
}

/** OWASP's first choice for Argon2id, and under a second on a tablet six times slower than a desktop. */
const STRENGTH = { memoryKiB: 19_456, passes: 2 } as const;

export const PIN_PATTERN = /^\d{6,12}$/;

export const newDerivation = (): Derivation => ({
  kind: 'argon2id',
  ...STRENGTH,
  salt: crypto.getRandomValues(new Uint8Array(16)),
});

/** The key that a PIN stands for. It wraps and unwraps the draft key and does nothing else. */
export async function keyOfPin(pin: string, { memoryKiB, passes, salt }: Derivation): Promise<CryptoKey> {
  const { argon2id } = await hashing();
  const bytes = await argon2id({
    password: pin,
    salt,
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return crypto.subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, ['wrapKey', 'unwrapKey']);
}
