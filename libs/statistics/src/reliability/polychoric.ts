import { completeCases, type Column } from '../columns.js';
import { bivariateNormalDensity, bivariateNormalProbability } from '../distributions/bivariate-normal.js';
import { normalQuantile } from '../distributions/normal.js';
import { remoteRectangleSlope } from '../distributions/remote-rectangle.js';
import { NotEstimable } from '../not-estimable.js';
import { root } from '../numeric/root.js';

const NEARLY_ONE = 0.9999;

/** Under this a cell's probability, as a difference of others, has lost too many of its digits to divide by. */
const WELL_CONDITIONED = 1e-8;

type Four = [number, number, number, number];

/** Answers of two items counted, and the cuts of the normal variables: as many as categories, and one more. */
interface Table {
  readonly counts: readonly (readonly number[])[];
  readonly cutsX: readonly number[];
  readonly cutsY: readonly number[];
}

/**
 * Polychoric correlation of two ordinal items: that of the normal variables that the answers are taken to be cut
 * from. In two steps: the cuts from each item's own answers, then the correlation by maximum likelihood.
 *
 * @param x,y answers in few ordered categories, whatever numbers they are coded with; rows with both are used
 * @throws NotEstimable `too_few_observations` under 2 rows; `no_variance` when an item has one category only;
 *   `no_solution` when the likelihood has no maximum inside −1 to 1
 * @see Olsson 1979, Psychometrika 44:443
 * @example polychoricCorrelation(Float64Array.of(1, 1, 2, 2, 1, 2), Float64Array.of(1, 1, 2, 2, 2, 1)).toFixed(6) // '0.500000'
 */
export function polychoricCorrelation(x: Column, y: Column): number {
  const [a, b] = completeCases([x, y]) as [Column, Column];
  if (a.length < 2) throw new NotEstimable('too_few_observations');
  const table = tableOf(a, b);
  return root((correlation) => slope(table, correlation), -NEARLY_ONE, NEARLY_ONE);
}

function tableOf(a: Column, b: Column): Table {
  const [levelsX, levelsY] = [levels(a), levels(b)];
  const counts = levelsX.map(() => levelsY.map(() => 0));
  for (const [row, x] of a.entries()) {
    const inRow = counts[levelsX.indexOf(x)] as number[];
    const level = levelsY.indexOf(b[row] as number);
    inRow[level] = (inRow[level] as number) + 1;
  }
  return { counts, cutsX: cuts(a, levelsX), cutsY: cuts(b, levelsY) };
}

function levels(column: Column): number[] {
  const found = [...new Set(column.toSorted())];
  if (found.length < 2) throw new NotEstimable('no_variance');
  return found;
}

function cuts(column: Column, levelsOf: readonly number[]): number[] {
  const below = levelsOf.slice(1).map((level) => column.filter((x) => x < level).length / column.length);
  return [-Infinity, ...below.map((share) => normalQuantile(share)), Infinity];
}

/** Derivative of the log-likelihood: that of a cell's probability is the density at its corners. */
function slope({ counts, cutsX, cutsY }: Table, correlation: number): number {
  const cornersOf = (f: typeof bivariateNormalDensity) => {
    const at = cutsX.map((h) => cutsY.map((k) => f(h, k, correlation)));
    const corner = (i: number, j: number) => at[i]?.[j] as number;
    return (i: number, j: number) => corner(i + 1, j + 1) - corner(i, j + 1) - corner(i + 1, j) + corner(i, j);
  };
  const density = cornersOf(bivariateNormalDensity);
  const probability = cornersOf(bivariateNormalProbability);
  const ofCell = (i: number, j: number) => {
    const p = probability(i, j);
    if (p > WELL_CONDITIONED) return density(i, j) / p;
    const [fromX, toX, fromY, toY] = [cutsX[i], cutsX[i + 1], cutsY[j], cutsY[j + 1]] as Four;
    return remoteRectangleSlope([fromX, toX], [fromY, toY], correlation);
  };
  const inRow = (row: readonly number[], i: number) =>
    row.reduce((sum, count, j) => (count === 0 ? sum : sum + count * ofCell(i, j)), 0);
  return counts.reduce((sum, row, i) => sum + inRow(row, i), 0);
}
