const FIRST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long to wait before trying again: exponential with full jitter, so that forty tablets that lost the network
 * together do not come back together.
 *
 * @param failures in a row, 1 or more
 * @param random from 0 to 1, passed in
 * @returns milliseconds, at most a quarter of an hour
 * @see Marc Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015
 * @example backOff(1, 1) // 2000
 */
export const backOff = (failures: number, random: number): number =>
  Math.floor(random * Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)));
