import { read, write } from '../storage/transaction';
import { keyOfPin, newDerivation, type Derivation } from './pin';

/** So many wrong PINs in a row destroy the draft key. */
export const MOST_WRONG_PINS = 10;

interface Wrapped {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** The draft key, wrapped by the PIN. */
interface KeptVault {
  /** The enrolment that it was made under. After the key was destroyed only another one may make a new key. */
  readonly device: string;
  readonly derivation: Derivation;
  /** Absent once it has been destroyed. */
  readonly wrapped?: Wrapped;
  /** PINs tried since the last right one, the one that is being tried included. */
  readonly attempts: number;
}

export type VaultState = 'absent' | 'locked' | 'destroyed';

/**
 * What came of a PIN.
 *
 * | kind        | the PIN was      | drafts                         |
 * |-------------|------------------|--------------------------------|
 * | `open`      | right            | readable with `key`            |
 * | `wrong`     | wrong            | still there; `left` tries left |
 * | `destroyed` | wrong, too often | unreadable for ever            |
 */
export type Unlocking =
  | { readonly kind: 'open'; readonly key: CryptoKey }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'destroyed' };

const RECORD = 'vault';

const kept = (database: IDBDatabase) => read<KeptVault>(database, 'single', RECORD);

const keep = (database: IDBDatabase, vault: KeptVault): Promise<void> =>
  write(database, ['single'], (transaction) => {
    transaction.objectStore('single').put(vault, RECORD);
  });

/**
 * @param device id of the present enrolment
 * @throws StorageFault
 */
export async function vaultState(database: IDBDatabase, device: string): Promise<VaultState> {
  const vault = await kept(database);
  if (!vault) return 'absent';
  if (vault.wrapped && vault.attempts < MOST_WRONG_PINS) return 'locked';
  return vault.device === device ? 'destroyed' : 'absent';
}

/**
 * Makes a draft key at random and wraps it by a PIN, in the place of one that was destroyed or is not there yet.
 *
 * @throws StorageFault
 */
export async function newVault(database: IDBDatabase, device: string, pin: string): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  return keepUnder(database, device, key, pin);
}

/** Wraps a draft key by a PIN, in one write: before it the former PIN opens, after it this one. */
async function keepUnder(
  database: IDBDatabase,
  device: string,
  key: CryptoKey,
  pin: string,
): Promise<CryptoKey> {
  const derivation = newDerivation();
  const wrapping = await keyOfPin(pin, derivation);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.wrapKey('raw', key, wrapping, { name: 'AES-GCM', iv });
  await keep(database, { device, derivation, wrapped: { iv, bytes }, attempts: 0 });
  return unwrapped({ iv, bytes }, wrapping);
}

/**
 * Puts another PIN in the place of the former one. The draft key stays what it is, and so does all that it encrypts.
 * A wrong former PIN counts as one at the lock does: whoever finds a tablet open must not try them all here.
 *
 * @returns what came of the former PIN; where it was right, the new one is in its place
 * @throws StorageFault: the former PIN is still the one
 */
export async function changePin(database: IDBDatabase, former: string, pin: string): Promise<Unlocking> {
  const unlocking = await unlock(database, former);
  const vault = await kept(database);
  if (unlocking.kind !== 'open' || !vault?.wrapped) return unlocking;
  const wrapping = await keyOfPin(former, vault.derivation);
  const key = await keepUnder(database, vault.device, await unwrapped(vault.wrapped, wrapping, true), pin);
  return { kind: 'open', key };
}

/**
 * Tries a PIN. The attempt is counted on the disk before it is made, so that cutting the power gains nothing, and
 * attempts wait for each other, whatever tab they come from.
 *
 * @throws StorageFault
 */
export const unlock = (database: IDBDatabase, pin: string): Promise<Unlocking> =>
  oneAtATime(async () => {
    const vault = await kept(database);
    if (!vault?.wrapped || vault.attempts >= MOST_WRONG_PINS) return destroy(database, vault);
    const counted = { ...vault, attempts: vault.attempts + 1 };
    await keep(database, counted);
    const key = await openedBy(pin, vault.derivation, vault.wrapped);
    if (key) {
      await keep(database, { ...vault, attempts: 0 });
      return { kind: 'open', key };
    }
    const left = MOST_WRONG_PINS - counted.attempts;
    return left > 0 ? { kind: 'wrong', left } : destroy(database, counted);
  });

/**
 * Whether a PIN is the right one, while the vault is open anyway. It counts nothing: a child that plays with the
 * digits must not be able to destroy what others have answered. Whoever asks lets the tries wait instead.
 *
 * @throws StorageFault
 */
export async function isPin(database: IDBDatabase, pin: string): Promise<boolean> {
  const vault = await kept(database);
  return vault?.wrapped !== undefined && (await openedBy(pin, vault.derivation, vault.wrapped)) !== undefined;
}

async function destroy(database: IDBDatabase, vault: KeptVault | undefined): Promise<Unlocking> {
  if (vault?.wrapped) {
    const { device, derivation, attempts } = vault;
    await keep(database, { device, derivation, attempts });
  }
  return { kind: 'destroyed' };
}

const openedBy = (pin: string, derivation: Derivation, wrapped: Wrapped): Promise<CryptoKey | undefined> =>
  keyOfPin(pin, derivation)
    .then((wrapping) => unwrapped(wrapped, wrapping))
    .catch(wrongKey);

const unwrapped = ({ iv, bytes }: Wrapped, wrapping: CryptoKey, extractable = false): Promise<CryptoKey> =>
  crypto.subtle.unwrapKey('raw', bytes, wrapping, { name: 'AES-GCM', iv }, 'AES-GCM', extractable, [
    'encrypt',
    'decrypt',
  ]);

/** AES-GCM says by an OperationError that the key does not fit; anything else is no answer to the PIN. */
function wrongKey(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'OperationError') return undefined;
  throw error;
}

/** Old WebViews know no locks; there the count may miss an attempt that two tabs make in the same instant. */
const oneAtATime = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('tongxing-pin', work) : work();
