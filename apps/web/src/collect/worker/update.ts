import { useEffect, useState } from 'react';
import { TAKE_OVER } from './names';

const WORKER = '/collect/service-worker.js';

/** So long the very first fetching of all files leaves the line to whoever is waiting for the first question. */
const FIRST_AFTER_MS = 5_000;

let asked: Promise<ServiceWorkerRegistration> | undefined;

/** Once a page, and whatever screen shows by then. */
function registration(): Promise<ServiceWorkerRegistration> {
  const wait = navigator.serviceWorker.controller ? 0 : FIRST_AFTER_MS;
  asked ??= new Promise((done) => setTimeout(done, wait)).then(() =>
    navigator.serviceWorker.register(WORKER, { scope: '/collect/', updateViaCache: 'none' }),
  );
  return asked;
}

/** A version that has been fetched and waits, or undefined. Asks for one at every start and when the network returns. */
export function useWaitingVersion(): ServiceWorker | undefined {
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    let over = false;
    let ask = (): void => undefined;
    void registration()
      .then((registered) => {
        if (over) return;
        const look = (): void => {
          // The first version of all has nobody to wait for.
          setWaiting(navigator.serviceWorker.controller ? (registered.waiting ?? undefined) : undefined);
        };
        look();
        registered.addEventListener('updatefound', () => {
          registered.installing?.addEventListener('statechange', look);
        });
        ask = () => void registered.update().catch(() => undefined);
        window.addEventListener('online', ask);
      })
      // Without a worker the app works as long as there is a network; the home screen says so.
      .catch(() => undefined);
    return () => {
      over = true;
      window.removeEventListener('online', ask);
    };
  }, []);
  return waiting;
}

/** Lets a waiting version take over, and loads its page. The caller sees to it that no draft is open. */
export function takeOver(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener(
    'controllerchange',
    () => {
      location.reload();
    },
    { once: true },
  );
  waiting.postMessage(TAKE_OVER);
}
