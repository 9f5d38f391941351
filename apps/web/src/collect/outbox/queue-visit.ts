import type { NewVisit } from '@tongxing/contracts';
import type { TrustedKeys } from '@tongxing/sync';
import type { Tablet } from '../tablet/tablet';
import { sealProgress } from '../worklist/progress-store';
import type { Item } from '../worklist/worklist';
import { queue } from './queue';

/** Puts a visit that brought no answers into the outbox, and remembers it here. @throws StorageFault */
export async function queueVisit(
  { database, vaultKey }: Tablet,
  keys: TrustedKeys,
  item: Item,
  visit: NewVisit,
): Promise<void> {
  const { outcome, final, on } = visit;
  const line = await sealProgress(vaultKey, visit.id, {
    kind: 'visited',
    assignment: item.id,
    on,
    outcome,
    final,
  });
  await queue(
    database,
    vaultKey,
    keys,
    {
      id: visit.id,
      payload: { protocol: 1, kind: 'visit', assignment: item.id, visit },
      label: { kind: 'visit', studyCode: item.studyCode },
      queuedAt: new Date().toISOString(),
    },
    {
      stores: ['progress'],
      work: (transaction) => {
        transaction.objectStore('progress').put(line, line.id);
      },
    },
  );
}
