import type { Attrition, DisclosedAttrition } from './attrition.js';
import type { Cell } from './cell.js';

/** Rules that keep small groups out of published figures; passed in, decided by the privacy library. */
export interface Disclosure {
  /** Fewest people a published figure may rest on. */
  readonly minimum: number;
  /** Hides the small counts of one column, with as many others as keep them hidden. */
  readonly hideCounts: (counts: readonly number[]) => readonly (number | null)[];
  /** The same rules for figures whose n counts sites; those for people where not given. */
  readonly ofSites?: Pick<Disclosure, 'minimum' | 'hideCounts'>;
}

/** A cell as it may be published: suppressed when it rests on too few people. */
export function disclosed<T extends { readonly n: number }>(
  { minimum }: Disclosure,
  cell: Cell<T>,
  smallest = (figures: T) => figures.n,
): Cell<T> {
  return cell.kind === 'estimated' && smallest(cell) < minimum ? { kind: 'suppressed' } : cell;
}

/**
 * Rates of attrition without figures where the counts behind them are hidden: of known groups, a rate is a count, and of
 * those who are analysed it tells how many were enrolled.
 */
export function disclosedAttrition(
  { hideCounts }: Disclosure,
  attrition: Attrition,
  lost: readonly [number, number],
  isEnrolledHidden: boolean,
): DisclosedAttrition {
  if (!isEnrolledHidden && !hideCounts(lost).includes(null)) return attrition;
  return { ...attrition, overall: null, differential: null, permitted: null };
}
