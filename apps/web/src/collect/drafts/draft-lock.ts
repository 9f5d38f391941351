/** Lets go of what was held. */
export type Release = () => void;

const PREFIX = 'tongxing-draft-';
/** A tab that was killed renews nothing; after this long its hold has lapsed. */
const LAPSES_MS = 6_000;
const RENEWED_MS = 2_000;

/**
 * Holds a draft for this tab, so that no two tabs write it.
 *
 * @returns undefined where another tab holds it
 */
export const holdDraft = (id: string): Promise<Release | undefined> =>
  'locks' in navigator ? holdByLock(PREFIX + id) : Promise.resolve(holdByLease(PREFIX + id));

/** Whether an interview is open in any tab. */
export async function anyDraftHeld(): Promise<boolean> {
  if (!('locks' in navigator)) return Object.keys(localStorage).some(isLeased);
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name?.startsWith(PREFIX) === true);
}

const holdByLock = (name: string): Promise<Release | undefined> =>
  new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(undefined);
          return undefined;
        }
        return new Promise<void>((release) => {
          resolve(release);
        });
      })
      .catch(reject);
  });

/** WebViews before Chrome 69 have no locks: a note that is renewed stands in for one. */
function holdByLease(name: string): Release | undefined {
  if (isLeased(name)) return undefined;
  const renew = (): void => {
    localStorage.setItem(name, String(Date.now()));
  };
  renew();
  const timer = setInterval(renew, RENEWED_MS);
  return () => {
    clearInterval(timer);
    localStorage.removeItem(name);
  };
}

const isLeased = (name: string): boolean =>
  name.startsWith(PREFIX) && Math.abs(Date.now() - Number(localStorage.getItem(name))) < LAPSES_MS;
