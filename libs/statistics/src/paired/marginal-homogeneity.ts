import { Matrix, solve } from 'ml-matrix';
import { completeCases, type Column } from '../columns.js';
import { chiSquareProbability } from '../distributions/chi-square.js';
import { normalTest } from '../linear-models/normal-test.js';
import { NotEstimable } from '../not-estimable.js';

/** The same people's categories at two times. */
export interface SquareTable {
  /** Categories that occur, from the least. */
  readonly levels: readonly number[];
  /** People by category before (rows) and after (columns). */
  readonly counts: readonly (readonly number[])[];
}

export interface HomogeneityTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Counts people by their categories at two times.
 *
 * @param before,after a number a category, a person in the same order; NaN where missing; a pair counts when both are
 *   there
 * @throws NotEstimable `too_few_observations` when there is no pair; `lengths_differ`; `not_finite`
 * @example squareTable(Float64Array.of(1, 3, 3), Float64Array.of(1, 1, 3)).counts // [[1, 0], [1, 1]]
 */
export function squareTable(before: Column, after: Column): SquareTable {
  const [first, second] = completeCases([before, after]) as [Column, Column];
  if (first.length === 0) throw new NotEstimable('too_few_observations');
  const levels = [...new Set([...first, ...second])].sort((a, b) => a - b);
  const at = new Map(levels.map((level, i) => [level, i]));
  const counts = levels.map(() => levels.map(() => 0));
  for (const [pair, was] of first.entries()) {
    const row = counts[at.get(was) as number] as number[];
    const column = at.get(second[pair] as number) as number;
    row[column] = (row[column] as number) + 1;
  }
  return { levels, counts };
}

/**
 * Stuart and Maxwell's test that each category is as frequent after as before. Categories between which nobody moved,
 * even by way of others, are compared apart: each such set has one degree of freedom fewer than categories.
 *
 * @throws NotEstimable `no_variance` when nobody changed category
 * @see Stuart 1955, Biometrika 42:412; Maxwell 1970, British Journal of Psychiatry 116:651
 * @example stuartMaxwell({ levels: [0, 1], counts: [[5, 3], [1, 5]] }).statistic.toFixed(6) // '1.000000'
 */
export function stuartMaxwell(table: SquareTable): HomogeneityTest {
  const sets = connected(table).filter((set) => set.length > 1);
  if (sets.length === 0) throw new NotEstimable('no_variance');
  const statistic = sets.reduce((sum, set) => sum + distanceWithin(table, set), 0);
  const df = sets.reduce((sum, set) => sum + set.length - 1, 0);
  return { statistic, df, p: chiSquareProbability(statistic, df, 'upper') };
}

/** The difference of the margins in units of its covariance matrix; one category tells nothing beyond the others. */
function distanceWithin({ counts }: SquareTable, set: readonly number[]): number {
  const at = (i: number, j: number) => counts[i]?.[j] as number;
  const free = set.slice(1);
  const moved = (i: number, j: number) => at(i, j) + at(j, i);
  const differences = free.map((i) => set.reduce((sum, j) => sum + at(j, i) - at(i, j), 0));
  const covariances = free.map((i) =>
    free.map((j) => (i === j ? set.reduce((sum, k) => (k === i ? sum : sum + moved(i, k)), 0) : -moved(i, j))),
  );
  const weights = solve(new Matrix(covariances), Matrix.columnVector(differences));
  return differences.reduce((sum, d, i) => sum + d * weights.get(i, 0), 0);
}

/** Categories in sets, within which people moved. */
function connected({ counts }: SquareTable): number[][] {
  const waiting = new Set(counts.keys());
  const sets: number[][] = [];
  for (const first of counts.keys()) {
    if (!waiting.delete(first)) continue;
    const set = [first];
    for (const i of set)
      for (const j of waiting)
        if ((counts[i]?.[j] ?? 0) + (counts[j]?.[i] ?? 0) > 0 && waiting.delete(j)) set.push(j);
    sets.push(set);
  }
  return sets;
}

/**
 * Whether ordered categories moved up as far as down: the marginal homogeneity test with scores.
 *
 * @param table its levels are the scores
 * @returns z, above 0 where categories rose, and its two-sided p
 * @throws NotEstimable `no_variance` when nobody changed category
 * @see White, Landis & Cooper 1982, International Statistical Review 50:27
 * @example ordinalHomogeneity({ levels: [1, 2], counts: [[5, 3], [1, 5]] }).z // 1
 */
export function ordinalHomogeneity({ levels, counts }: SquareTable): {
  readonly z: number;
  readonly p: number;
} {
  let [sum, squares] = [0, 0];
  for (const [i, row] of counts.entries()) {
    for (const [j, count] of row.entries()) {
      const step = (levels[j] as number) - (levels[i] as number);
      sum += count * step;
      squares += count * step ** 2;
    }
  }
  const { z, p } = normalTest(sum, Math.sqrt(squares));
  return { z, p };
}

export interface SymmetryTest extends HomogeneityTest {
  /** Pairs of categories between which anybody moved. */
  readonly pairs: number;
}

/**
 * Bowker's test that as many people moved from each category to each other one as back. The degrees of freedom are
 * those of all pairs of categories.
 *
 * @throws NotEstimable `no_variance` when nobody changed category
 * @see Bowker 1948, Journal of the American Statistical Association 43:572
 * @example bowkerSymmetry({ levels: [0, 1], counts: [[5, 3], [1, 5]] }).statistic // 1
 */
export function bowkerSymmetry({ levels, counts }: SquareTable): SymmetryTest {
  const pairs = levels.flatMap((_, i) =>
    levels.slice(0, i).map((_, j) => [counts[i]?.[j] as number, counts[j]?.[i] as number] as const),
  );
  const moved = pairs.filter(([there, back]) => there + back > 0);
  if (moved.length === 0) throw new NotEstimable('no_variance');
  const statistic = moved.reduce((sum, [there, back]) => sum + (there - back) ** 2 / (there + back), 0);
  return {
    statistic,
    df: pairs.length,
    p: chiSquareProbability(statistic, pairs.length, 'upper'),
    pairs: moved.length,
  };
}
