/** How long a job is held without a word of whoever does it, in milliseconds: so long it lies when a process dies. */
export const LEASE_MS = 60_000;
/** Twice may a renewal fail. */
const RENEWAL_MS = 20_000;

/** The lease of a job was not renewed: another process does it now. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

export const leaseEnd = (): string => new Date(Date.now() + LEASE_MS).toISOString();

/**
 * Holds a job while it is being done.
 *
 * @param renew false where another process has taken the job over; what fails is tried at the next renewal
 * @param work is told by the signal when the lease is lost
 */
export async function holding(
  renew: () => Promise<boolean>,
  work: (signal: AbortSignal) => Promise<void>,
  stopped: AbortSignal,
  every = RENEWAL_MS,
): Promise<void> {
  const lost = new AbortController();
  const timer = setInterval(() => {
    renew().then(
      (isHeld) => {
        if (!isHeld) lost.abort(new LeaseLost());
      },
      () => undefined,
    );
  }, every).unref();
  try {
    await work(AbortSignal.any([lost.signal, stopped]));
  } finally {
    clearInterval(timer);
  }
}
