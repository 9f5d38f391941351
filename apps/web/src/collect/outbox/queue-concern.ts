import type { TrustedKeys } from '@tongxing/sync';
import type { Addressed } from '../concern/addressed';
import { removeUnsent } from '../concern/unsent';
import type { Tablet } from '../tablet/tablet';
import { queue } from './queue';

/** Puts a concern into the outbox, sealed, as what was written of it goes. @throws StorageFault: it is still there */
export const queueConcern = (
  { database, vaultKey }: Tablet,
  keys: TrustedKeys,
  { id, concern, studyCode }: Addressed,
): Promise<void> =>
  queue(
    database,
    vaultKey,
    keys,
    {
      id,
      payload: { protocol: 1, kind: 'concern', concern },
      label: { kind: 'concern', ...(studyCode !== undefined && { studyCode }) },
      queuedAt: new Date().toISOString(),
    },
    { stores: [], work: removeUnsent },
  );
