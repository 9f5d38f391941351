import { acceptKeys, FIRST_BATCH } from '@tongxing/sync';
import { enrolDevice } from '../../../../apps/web/src/access/enrol-device';
import type { Draft } from '../../../../apps/web/src/collect/drafts/draft';
import { findDrafts, saveDraft } from '../../../../apps/web/src/collect/drafts/drafts-store';
import { finishInterview } from '../../../../apps/web/src/collect/interview/finish';
import { oneRound } from '../../../../apps/web/src/collect/outbox/one-round';
import { readOutbox } from '../../../../apps/web/src/collect/outbox/outbox-store';
import { SUBTLE } from '../../../../apps/web/src/collect/outbox/queue';
import { keepServerKeys, readServerKeys } from '../../../../apps/web/src/collect/outbox/server-keys';
import { openDatabase, type Store } from '../../../../apps/web/src/collect/storage/database';
import { storageFault } from '../../../../apps/web/src/collect/storage/storage-fault';
import { write } from '../../../../apps/web/src/collect/storage/transaction';
import { newVault, unlock, type Unlocking } from '../../../../apps/web/src/collect/vault/vault';
import type { KeptInstrument } from '../../../../apps/web/src/collect/worklist/instruments-store';
import { died, dieAfter, failWrites, withLocks } from './faults';
import type { Found, Outcome } from './found';

const EMPTIED: Store[] = ['drafts', 'set-aside', 'outbox', 'notices', 'progress'];

let database: IDBDatabase;
let vaultKey: CryptoKey;
let project: string;

/** Does something that the disk may refuse, on a tablet that may be switched off. */
const attempt = (work: Promise<unknown>): Promise<Outcome> =>
  Promise.race([
    work.then(
      (): Outcome => ({ kind: 'done' }),
      (error: unknown): Outcome => ({ kind: 'fault', fault: storageFault(error).kind }),
    ),
    died().then((): Outcome => ({ kind: 'off' })),
  ]);

/** The app's own code from the vault to the outbox, without its screens. */
const device = {
  /** Enrols, trusts the server that it enrolled with, and chooses a PIN. */
  async enrol(code: string, pin: string): Promise<void> {
    const enrolled = await enrolDevice(code);
    database = await openDatabase(() => true);
    const keys = await acceptKeys(SUBTLE, enrolled.keys);
    if (!keys) throw new Error('the server cannot be trusted');
    await keepServerKeys(database, { ...keys, device: enrolled.device.id });
    await newVault(database, enrolled.device.id, pin);
  },

  async open(ofProject: string): Promise<void> {
    project = ofProject;
    database = await openDatabase(() => true);
  },

  async unlock(pin: string): Promise<Unlocking['kind']> {
    const unlocking = await unlock(database, pin);
    if (unlocking.kind === 'open') vaultKey = unlocking.key;
    return unlocking.kind;
  },

  /** Empties everything but the vault and the server's keys, as on a tablet newly enrolled. */
  async empty(): Promise<void> {
    await write(database, EMPTIED, (transaction) => {
      for (const store of EMPTIED) transaction.objectStore(store).clear();
    });
  },

  save: (draft: Draft): Promise<Outcome> => attempt(saveDraft(database, vaultKey, draft)),

  async finish(draft: Draft, given: KeptInstrument): Promise<Outcome> {
    const keys = await readServerKeys(database);
    if (!keys) throw new Error('the tablet trusts no server');
    return attempt(
      finishInterview({ database, vaultKey } as never, keys, {
        draft,
        instrument: given,
        whole: true,
      }),
    );
  },

  deliver: (): Promise<Outcome> => attempt(oneRound({ database, project }, FIRST_BATCH)),

  /** What the disk holds. */
  async look(): Promise<Found> {
    const { drafts, setAside } = await findDrafts(database, vaultKey);
    const outbox = await readOutbox(database);
    return {
      drafts: drafts.map(({ id, answers }) => ({ id, answers })),
      setAside,
      outbox: outbox.map(({ id, item }) => ({ id, state: item.state, hash: 'hash' in item ? item.hash : '' })),
    };
  },

  dieAfter,
  failWrites,
  withLocks,
};

Object.assign(globalThis, { device });
