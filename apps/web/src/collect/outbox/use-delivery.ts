import { useCallback, useEffect, useRef, useState } from 'react';
import { backOff, FIRST_BATCH, type BatchSize, type Round } from '@tongxing/sync';
import { applyToOutbox, readOutbox } from './outbox-store';
import { QUEUED } from './queue';
import { portsOf } from './ports';
import { readServerKeys } from './server-keys';

/** How the last round ended; `busy` where another tab is sending. */
export type End = Round['end'] | 'busy' | 'storage';

/** Sending, as a screen shows it. */
export interface Delivery {
  readonly sending: boolean;
  /** Counts finished rounds: what shows items reads them anew after each. */
  readonly rounds: number;
  readonly end: End | undefined;
  /** When it is tried again by itself, in milliseconds since 1970; undefined: when the network returns. */
  readonly nextAt: number | undefined;
  readonly sendNow: () => void;
}

interface From {
  readonly database: IDBDatabase;
  readonly project: string;
}

/**
 * Sends by itself: at the start, when something is finished, when the network returns, and after failures again and again, ever more rarely. It
 * needs no PIN, for what is sealed is not opened.
 *
 * @param from undefined while the device has nothing to send
 */
export function useDelivery(from: From | undefined): Delivery {
  const [shown, setShown] = useState<Omit<Delivery, 'sendNow'>>({
    sending: false,
    rounds: 0,
    end: undefined,
    nextAt: undefined,
  });
  const state = useRef({ failures: 0, size: FIRST_BATCH, running: false, again: false });
  const { database, project } = from ?? {};
  const sendNow = useCallback(() => {
    const now = state.current;
    if (!database || project === undefined) return;
    now.again = now.running;
    if (now.running) return;
    now.running = true;
    setShown((before) => ({ ...before, sending: true }));
    void oneRound({ database, project }, now.size).then(({ end, size }) => {
      const failed = end !== 'done' && end !== 'busy';
      now.running = false;
      now.size = size;
      now.failures = failed ? now.failures + 1 : 0;
      const wait = failed && end !== 'revoked' && navigator.onLine;
      const nextAt = wait ? Date.now() + backOff(now.failures, Math.random()) : undefined;
      setShown(({ rounds }) => ({ sending: false, rounds: rounds + 1, end, nextAt }));
      // Something was finished meanwhile.
      if (now.again) window.dispatchEvent(new Event(QUEUED));
    });
  }, [database, project]);
  useEffect(() => {
    sendNow();
    for (const occasion of OCCASIONS) window.addEventListener(occasion, sendNow);
    return () => {
      for (const occasion of OCCASIONS) window.removeEventListener(occasion, sendNow);
    };
  }, [sendNow]);
  const { nextAt } = shown;
  useEffect(() => {
    if (nextAt === undefined) return;
    const timer = setTimeout(sendNow, Math.max(nextAt - Date.now(), 1_000));
    return () => {
      clearTimeout(timer);
    };
  }, [nextAt, sendNow]);
  return { ...shown, sendNow };
}

interface Ended {
  readonly end: End;
  readonly size: BatchSize;
}

const OCCASIONS = ['online', QUEUED];

/** One tab sends; the others leave it alone. */
const oneRound = (from: From, size: BatchSize): Promise<Ended> => {
  const guarded = (): Promise<Ended> => round(from, size).catch(() => ({ end: 'storage', size }));
  return 'locks' in navigator
    ? navigator.locks.request('tongxing-delivery', { ifAvailable: true }, (lock) =>
        lock ? guarded() : Promise.resolve<Ended>({ end: 'busy', size }),
      )
    : guarded();
};

async function round({ database, project }: From, size: BatchSize): Promise<Ended> {
  const keys = await readServerKeys(database);
  if (!keys) return { end: 'done', size };
  for (const { id, item } of await readOutbox(database))
    if (item.state === 'sending') await applyToOutbox(database, id, { kind: 'restarted' });
  const { deliver } = await import('./sealing');
  return deliver(portsOf(database, project), keys, size);
}
