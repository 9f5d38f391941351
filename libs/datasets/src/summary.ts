import { checkedBatches } from './model/check.js';
import type { Dataset } from './model/dataset.js';
import type { Variable } from './model/variable.js';

/** How many rows hold what; null for a count that is hidden. */
export interface VariableSummary {
  /** Rows with a value; also null where counts of values are hidden, for it is their sum. */
  readonly valid: number | null;
  /** By labelled value and code of a missing value. */
  readonly counts: ReadonlyMap<number, number | null>;
  /** Rows without a value and without a reason. */
  readonly blank: number | null;
}

/** Hides the small ones of counts whose sum is known. */
export type HideCounts = (counts: readonly number[]) => (number | null)[];

/**
 * What a codebook says of each variable's values. Counts of labelled values, codes, other values and blanks add up to
 * the number of rows, and are hidden together.
 *
 * @throws DatasetFault
 */
export async function summarise(dataset: Dataset, hideCounts: HideCounts): Promise<VariableSummary[]> {
  const tallies = dataset.variables.map((variable) => new Tally(variable));
  for await (const { columns } of checkedBatches(dataset))
    columns.forEach((column, i) => {
      const tally = tallies[i] as Tally;
      for (const value of column) tally.add(value);
    });
  return tallies.map((tally) => tally.summary(hideCounts));
}

class Tally {
  readonly #counts: Map<number, number>;
  readonly #missing: ReadonlySet<number>;
  #other = 0;
  #blank = 0;

  constructor(variable: Variable) {
    const { values, missing } = variable.kind === 'number' ? variable : { values: [], missing: [] };
    this.#counts = new Map([...values, ...missing].map(({ value }) => [value, 0]));
    this.#missing = new Set(missing.map(({ value }) => value));
  }

  add(value: number | string): void {
    if (value === '' || Number.isNaN(value)) this.#blank++;
    else {
      const known = typeof value === 'number' ? this.#counts.get(value) : undefined;
      if (known === undefined) this.#other++;
      else this.#counts.set(value as number, known + 1);
    }
  }

  summary(hideCounts: HideCounts): VariableSummary {
    const codes = [...this.#counts.keys()];
    const [other, blank, ...shown] = hideCounts([this.#other, this.#blank, ...this.#counts.values()]);
    const counts = new Map(codes.map((code, i) => [code, shown[i] ?? null]));
    const parts = [
      other ?? null,
      ...codes.filter((c) => !this.#missing.has(c)).map((c) => counts.get(c) ?? null),
    ];
    return {
      valid: parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + Number(part), 0),
      counts,
      blank: blank ?? null,
    };
  }
}
