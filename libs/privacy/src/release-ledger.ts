/** A figure that was published, or is about to be: what it counts, and over whom. */
export interface Release {
  /** What is counted or averaged: figures of different measures are never subtracted from each other. */
  readonly measure: string;
  /** Pseudonyms of those it covers. */
  readonly people: ReadonlySet<string>;
}

/** A release that must not be made beside an earlier one. */
export interface ReleaseFault {
  /** Place of the earlier release in the ledger. */
  readonly earlier: number;
  /** How many people the two differ by. */
  readonly isolates: number;
}

/**
 * What a new release would tell by its difference from what is published already.
 *
 * The difference of two totals of one measure describes those who are in one and not in the other. Where these
 * are 1 to minimum − 1 people, the new figure gives them away, whichever filter or date made the difference.
 * Coarsen it, or publish the earlier one again in its place. Only pairs are compared: three figures that give
 * somebody away together and in no pair are not seen.
 *
 * @param ledger everything published so far, in order
 * @returns nothing where the release may be made
 * @see Willenborg L, de Waal T (2001), "Elements of Statistical Disclosure Control", on linked tables
 * @example releaseFaults([{ measure: 'm', people: new Set(['a', 'b', 'c']) }], { measure: 'm', people: new Set(['a']) }, 10).length // 1
 */
export function releaseFaults(ledger: readonly Release[], next: Release, minimum: number): ReleaseFault[] {
  return ledger.flatMap((earlier, i) => {
    if (earlier.measure !== next.measure) return [];
    if (Math.abs(earlier.people.size - next.people.size) >= minimum) return [];
    const isolates = differing(earlier.people, next.people);
    return isolates > 0 && isolates < minimum ? [{ earlier: i, isolates }] : [];
  });
}

/** How many belong to one of two sets and not to the other. */
function differing(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const person of one) if (other.has(person)) shared++;
  return one.size + other.size - 2 * shared;
}
