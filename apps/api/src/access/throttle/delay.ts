/** How failures turn into waiting. */
export interface Patience {
  /** Failures without any waiting. */
  readonly free: number;
  /** The longest wait in seconds. */
  readonly longest: number;
}

/** One name from one address: five tries, then 2, 4, 8 … seconds up to a quarter of an hour. */
export const ONE_NAME: Patience = { free: 5, longest: 15 * 60 };
/** All names from one address, behind which a whole office may sit: never more than half a minute. */
export const ONE_ADDRESS: Patience = { free: 50, longest: 30 };

/** Failures are forgotten when none was added for an hour. */
export const FORGOTTEN_AFTER_MS = 60 * 60_000;

/** Refusals that are recorded in an hour, from everywhere together: nobody fills the audit log by failing. */
export const MOST_RECORDED = 500;

/** Seconds to wait after a number of failures. */
export const delayAfter = (failures: number, { free, longest }: Patience): number =>
  failures < free ? 0 : Math.min(longest, 2 ** (failures - free + 1));
