import type { PeopleKind } from './people-kind.js';
import type { PrintedCount } from './printed-count.js';

/** A count, and whether what it could be matters: that a mean is not shown does not make its number a secret. */
export interface GuardedCount extends PrintedCount {
  readonly isGuarded: boolean;
}

/** What is hidden costs its readers: who came to a wave is missed most, those lost the least, for few are not told. */
export const PRICES = {
  lost: 1,
  enrolled: 2,
  baseline: 3,
  scored: 4,
  everyone: 5,
  change: 6,
  present: 8,
  both: 8,
};

/** A count of some people of one arm. */
export const countOf = (
  arm: number,
  price: number,
  hidden: boolean,
  includes: (kind: PeopleKind) => boolean,
  isGuarded = true,
): GuardedCount => ({
  includes: (kind) => kind.arm === arm && includes(kind),
  price,
  isHidden: hidden,
  isGuarded,
});
