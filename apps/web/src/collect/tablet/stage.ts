import { enrolledDevice } from '../../access/device-enrolment';
import type { Schemas } from '../../shell/server';
import { SUBTLE } from '../outbox/queue';
import { keepServerKeys, readServerKeys } from '../outbox/server-keys';
import { openDatabase } from '../storage/database';
import { storageFault, type StorageFault } from '../storage/storage-fault';
import { vaultState } from '../vault/vault';

export type Device = Schemas['EnrolledDevice'];

interface Kept {
  readonly database: IDBDatabase;
  readonly device: Device;
}

/**
 * How far this device has come.
 *
 * | stage          | enrolled | PIN chosen | drafts                        |
 * |----------------|----------|------------|-------------------------------|
 * | `not-enrolled` | no       |            |                               |
 * | `no-pin`       | yes      | no         |                               |
 * | `locked`       | yes      | yes        | closed                        |
 * | `open`         | yes      | yes        | readable with `key`           |
 * | `destroyed`    | yes      | no more    | unreadable for ever           |
 * | `fault`        |          |            | not to be reached at present  |
 */
export type Stage =
  | { readonly name: 'starting' | 'not-enrolled' }
  | { readonly name: 'fault'; readonly fault: StorageFault }
  | ({ readonly name: 'no-pin' | 'locked' | 'destroyed' } & Kept)
  | ({ readonly name: 'open'; readonly key: CryptoKey } & Kept);

const NAMES = { absent: 'no-pin', locked: 'locked', destroyed: 'destroyed' } as const;

/** Looks at what the device holds. */
export async function findStage(): Promise<Stage> {
  try {
    // Both at once: each of them is a wait for the disk.
    const opening = openedDatabase();
    const device = await enrolledDevice();
    if (!device) return { name: 'not-enrolled' };
    const database = await opening;
    const [vault] = await Promise.all([vaultState(database, device.device.id), trustServer(database, device)]);
    return { name: NAMES[vault], database, device };
  } catch (error) {
    return { name: 'fault', fault: storageFault(error) };
  }
}

/**
 * The keys that came with the enrolment, which a QR code from the supervisor's own screen began. A tablet that is
 * enrolled again takes those of the new enrolment: the server may have been set up anew, and could open nothing that is
 * sealed to its former keys.
 */
async function trustServer(database: IDBDatabase, { keys, device }: Device): Promise<void> {
  if ((await readServerKeys(database))?.device === device.id) return;
  const { acceptKeys } = await import('../outbox/sealing');
  const trusted = await acceptKeys(SUBTLE, keys);
  if (trusted) await keepServerKeys(database, { ...trusted, device: device.id });
}

let opened: Promise<IDBDatabase> | undefined;
let interviewing = false;

/** One connection for all of the page. */
function openedDatabase(): Promise<IDBDatabase> {
  opened ??= openDatabase(() => !interviewing);
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** While an interview shows, this page keeps its storage open, whatever a newer version asks. */
export function keepStorageOpen(on: boolean): void {
  interviewing = on;
}
