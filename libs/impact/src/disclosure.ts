import type { Attrition, DisclosedAttrition } from './attrition.js';
import type { Cell } from './cell.js';
import type { FlowRow } from './results.js';

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
 * A flow table as it may be published: each column hidden on its own. Where the number of those lost is hidden, so are
 * the numbers from which those who stayed need only be taken away: at baseline, and enrolled where these are nearly
 * the same people.
 *
 * @param baseline its place among the waves
 */
export function disclosedFlow(
  { hideCounts }: Disclosure,
  rows: readonly FlowRow[],
  baseline: number,
): FlowRow[] {
  const column = (pick: (row: FlowRow) => number | null) => hideCounts(rows.map((row) => pick(row) ?? 0));
  const enrolled = column((r) => r.enrolled);
  const both = column((r) => r.both);
  const lost = column((r) => r.lost);
  const present = (rows[0]?.present ?? []).map((_, wave) => column((r) => r.present[wave] ?? null));
  const tellsLost = ({ enrolled: all, present: there, both: stayed }: FlowRow) =>
    all === there[baseline] || hideCounts([(all ?? 0) - (stayed ?? 0)])[0] === null;
  return rows.map((row, i) => {
    const isLostHidden = lost[i] === null;
    return {
      ...row,
      enrolled: isLostHidden && tellsLost(row) ? null : (enrolled[i] ?? null),
      present: present.map((wave, w) => (isLostHidden && w === baseline ? null : (wave[i] ?? null))),
      both: both[i] ?? null,
      lost: lost[i] ?? null,
    };
  });
}

/** The numbers of those lost, one an arm, as they may be published together; null stays null. */
export function disclosedLost<T extends { readonly lost: number | null }>(
  { hideCounts }: Disclosure,
  arms: readonly T[],
): T[] {
  const shown = hideCounts(arms.map(({ lost }) => lost ?? 0));
  return arms.map((arm, i) => ({ ...arm, lost: arm.lost === null ? null : (shown[i] ?? null) }));
}

/** Rates of attrition without figures where the counts behind them are hidden: of known groups, a rate is a count. */
export function disclosedAttrition(
  { hideCounts }: Disclosure,
  attrition: Attrition,
  lost: readonly [number, number],
): DisclosedAttrition {
  if (!hideCounts(lost).includes(null)) return attrition;
  return { ...attrition, overall: null, differential: null, permitted: null };
}
