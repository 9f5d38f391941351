/** What somebody knows: unknown counts, none negative, times these factors add up to a number. */
export interface Equation {
  /** Factors by unknown; those that are not named are 0. */
  readonly factors: ReadonlyMap<number, number>;
  readonly sum: number;
}

const TINY = 1e-9;

/**
 * A reader as an adversary who knows nothing of how counts were hidden: all that follows from what is printed, by the
 * two-phase simplex method with Bland's rule. Bounds are of real numbers, so that they are never narrower than those
 * of counts.
 */
export class Reader {
  readonly #tableau: number[][];
  readonly #basis: number[];
  readonly #unknowns: number;

  /** @throws RangeError where nothing satisfies the equations */
  constructor(unknowns: number, equations: readonly Equation[]) {
    this.#unknowns = unknowns;
    const m = equations.length;
    const tableau = equations.map(({ factors, sum }, i) => {
      const sign = sum < 0 ? -1 : 1;
      const row = new Array<number>(unknowns + m + 1).fill(0);
      for (const [unknown, factor] of factors) row[unknown] = sign * factor;
      row[unknowns + i] = 1;
      row[unknowns + m] = sign * sum;
      return row;
    });
    const basis = equations.map((_, i) => unknowns + i);
    const left = simplex(
      tableau,
      basis,
      Array.from({ length: unknowns + m }, (_, j) => Number(j >= unknowns)),
      unknowns + m,
    );
    if (left > 1e-6) throw new RangeError('what is printed contradicts itself');
    for (let i = m - 1; i >= 0; i--) {
      if ((basis[i] as number) < unknowns) continue;
      const enters = (tableau[i] as number[]).findIndex((x, j) => j < unknowns && Math.abs(x) > TINY);
      if (enters >= 0) {
        pivot(tableau, i, enters);
        basis[i] = enters;
      } else {
        tableau.splice(i, 1);
        basis.splice(i, 1);
      }
    }
    this.#tableau = tableau.map((row) => [...row.slice(0, unknowns), row[unknowns + m] as number]);
    this.#basis = basis;
  }

  /** The smallest and the largest value of a sum of unknowns; infinite where nothing bounds it. */
  interval(of: Iterable<number>): [low: number, high: number] {
    const cost = new Array<number>(this.#unknowns).fill(0);
    for (const unknown of of) cost[unknown] = 1;
    return [this.#least(cost), -this.#least(cost.map((c) => -c))];
  }

  #least(cost: readonly number[]): number {
    return simplex(
      this.#tableau.map((row) => [...row]),
      [...this.#basis],
      cost,
      this.#unknowns,
    );
  }
}

/** Simplex steps over the first `usable` columns; returns the least value, or −Infinity. */
function simplex(tableau: number[][], basis: number[], cost: readonly number[], usable: number): number {
  const last = cost.length;
  const reduced = [...cost, 0];
  tableau.forEach((row, i) => {
    const price = cost[basis[i] as number] as number;
    if (price !== 0)
      for (let j = 0; j <= last; j++) reduced[j] = (reduced[j] as number) - price * (row[j] as number);
  });
  for (;;) {
    const enters = reduced.findIndex((c, j) => j < usable && c < -TINY);
    if (enters < 0) return -(reduced[last] as number);
    let leaves = -1;
    let best = Infinity;
    tableau.forEach((row, i) => {
      const by = row[enters] as number;
      if (by <= TINY) return;
      const ratio = (row[last] as number) / by;
      const isTie = Math.abs(ratio - best) <= 1e-12;
      if (ratio < best - 1e-12 || (isTie && (basis[i] as number) < (basis[leaves] as number))) {
        leaves = i;
        best = ratio;
      }
    });
    if (leaves < 0) return -Infinity;
    pivot(tableau, leaves, enters);
    basis[leaves] = enters;
    const factor = reduced[enters] as number;
    const fixed = tableau[leaves] as number[];
    for (let j = 0; j <= last; j++) reduced[j] = (reduced[j] as number) - factor * (fixed[j] as number);
  }
}

function pivot(tableau: number[][], leaves: number, enters: number): void {
  const by = (tableau[leaves] as number[])[enters] as number;
  const fixed = (tableau[leaves] as number[]).map((x) => x / by);
  tableau[leaves] = fixed;
  tableau.forEach((row, i) => {
    const factor = row[enters] as number;
    if (i === leaves || factor === 0) return;
    for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) - factor * (fixed[j] as number);
  });
}
