import { useCallback, useEffect, useRef, useState } from 'react';
import { backOff, FIRST_BATCH } from '@tongxing/sync';
import { oneRound, type End, type From } from './one-round';
import { QUEUED } from './queue';

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

/**
 * Sends by itself: at the start, when something is finished, when the network returns, and again and again, ever more
 * rarely, while something waits that the server has not confirmed. It needs no PIN, for what is sealed is not opened.
 *
 * @param from undefined while the device has nothing to send
 * @param enrolment as which it sends: after another one it tries again at once
 */
export function useDelivery(from: From | undefined, enrolment: string | undefined): Delivery {
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
    if (!database || project === undefined || enrolment === undefined) return;
    now.again = now.running;
    if (now.running) return;
    now.running = true;
    setShown((before) => ({ ...before, sending: true }));
    void oneRound({ database, project }, now.size).then(({ end, size, waiting }) => {
      const failed = end === 'done' ? waiting : end !== 'busy';
      now.running = false;
      now.size = size;
      now.failures = failed ? now.failures + 1 : 0;
      const wait = failed && end !== 'revoked' && navigator.onLine;
      const nextAt = wait ? Date.now() + backOff(now.failures, Math.random()) : undefined;
      setShown(({ rounds }) => ({ sending: false, rounds: rounds + 1, end, nextAt }));
      // Something was finished meanwhile.
      if (now.again) window.dispatchEvent(new Event(QUEUED));
    });
  }, [database, project, enrolment]);
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

const OCCASIONS = ['online', QUEUED];
