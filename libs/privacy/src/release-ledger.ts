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
    const sizes = [earlier.people.size, next.people.size] as const;
    const isolates = isolatedBy(sizes, () => sharedBy(earlier.people, next.people), minimum);
    return isolates > 0 ? [{ earlier: i, isolates }] : [];
  });
}

/**
 * How many people the difference of two totals of one measure gives away: 0 where it tells about nobody, or about
 * `minimum` and more.
 *
 * @param sizes how many people each covers
 * @param shared how many both cover; asked for only where it matters
 * @example isolatedBy([100, 97], () => 97, 10) // 3
 */
export function isolatedBy(
  [one, other]: readonly [number, number],
  shared: () => number,
  minimum: number,
): number {
  if (Math.abs(one - other) >= minimum) return 0;
  const isolates = one + other - 2 * shared();
  return isolates < minimum ? isolates : 0;
}

function sharedBy(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const person of one) if (other.has(person)) shared++;
  return shared;
}
