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

/** A flow table as it may be published: each column hidden on its own. */
export function disclosedFlow({ hideCounts }: Disclosure, rows: readonly FlowRow[]): FlowRow[] {
  const column = (pick: (row: FlowRow) => number | null) => hideCounts(rows.map((row) => pick(row) ?? 0));
  const enrolled = column((r) => r.enrolled);
  const both = column((r) => r.both);
  const present = (rows[0]?.present ?? []).map((_, wave) => column((r) => r.present[wave] ?? null));
  return rows.map((row, i) => ({
    ...row,
    enrolled: enrolled[i] ?? null,
    present: present.map((wave) => wave[i] ?? null),
    both: both[i] ?? null,
  }));
}
