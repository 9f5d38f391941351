import type { BatchSize, Round } from '@tongxing/sync';
import { applyToOutbox, readOutbox } from './outbox-store';
import { portsOf } from './ports';
import { readServerKeys } from './server-keys';

/** How a round ended; `busy` where another tab is sending. */
export type End = Round['end'] | 'busy' | 'storage';

export interface From {
  readonly database: IDBDatabase;
  readonly project: string;
}

interface Ended {
  readonly end: End;
  /** For the next round. */
  readonly size: BatchSize;
  /** Whether something is left that the server has not confirmed, or no longer holds: it was restored from a backup. */
  readonly waiting: boolean;
}

/** Delivers what is in the outbox, once. One tab sends; the others leave it alone. */
export const oneRound = (from: From, size: BatchSize): Promise<Ended> => {
  const guarded = (): Promise<Ended> =>
    round(from, size).catch(() => ({ end: 'storage', size, waiting: true }));
  return 'locks' in navigator
    ? navigator.locks.request('tongxing-delivery', { ifAvailable: true }, (lock) =>
        lock ? guarded() : Promise.resolve<Ended>({ end: 'busy', size, waiting: true }),
      )
    : guarded();
};

async function round({ database, project }: From, size: BatchSize): Promise<Ended> {
  const keys = await readServerKeys(database);
  if (!keys) return { end: 'done', size, waiting: false };
  for (const { id, item } of await readOutbox(database))
    if (item.state === 'sending') await applyToOutbox(database, id, { kind: 'restarted' });
  const { deliver } = await import('./sealing');
  const ended = await deliver(portsOf(database, project), keys, size);
  const waiting = (await readOutbox(database)).some(({ item }) => item.state === 'sealed');
  return { end: ended.end, size: ended.size, waiting };
}
