import type { Concern } from '@tongxing/contracts';
import type { TrustedKeys } from '@tongxing/sync';
import type { Tablet } from '../tablet/tablet';
import { queue } from './queue';

interface Raised {
  readonly id: string;
  readonly concern: Concern;
  readonly studyCode: string | undefined;
}

/** Puts a concern into the outbox, sealed. @throws StorageFault */
export const queueConcern = (
  { database, vaultKey }: Tablet,
  keys: TrustedKeys,
  { id, concern, studyCode }: Raised,
): Promise<void> =>
  queue(database, vaultKey, keys, {
    id,
    payload: { protocol: 1, kind: 'concern', concern },
    label: { kind: 'concern', ...(studyCode !== undefined && { studyCode }) },
    queuedAt: new Date().toISOString(),
  });
