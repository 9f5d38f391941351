import { EigenvalueDecomposition, inverse, LuDecomposition, Matrix } from 'ml-matrix';
import type { SymmetricMatrix } from '../descriptives/covariance.js';
import { NotEstimable } from '../not-estimable.js';

/** Rounds over all items that bring a first guess close to its end. */
const SWEEPS = 50;
const STEPS = 200;
const SETTLED = 1e-12;

/** No loading begins nearer to one than this. */
const NEAREST = 0.97;

/**
 * Loadings of one common factor that leave the smallest squared residual correlations (minres, unweighted least
 * squares), by Newton's method.
 *
 * @param correlations of at least 3 items
 * @returns one loading an item; their sum is not negative
 * @throws NotEstimable `too_few_observations` under 3 items: one factor is then not determined; `no_solution` when
 *   an item would share more than its whole variance (a Heywood case) or the loadings do not settle
 * @see Harman & Jones 1966, Psychometrika 31:351
 * @example minresLoadings([[1, 0.24, 0.32], [0.24, 1, 0.48], [0.32, 0.48, 1]]).map((l) => l.toFixed(6)) // ['0.400000', '0.600000', '0.800000']
 */
export function minresLoadings(correlations: SymmetricMatrix): number[] {
  let loadings = closeGuess(correlations);
  for (let step = 0; step < STEPS; step++) {
    const move = newtonStep(correlations, loadings);
    loadings = loadings.map((l, i) => l + (move[i] as number));
    const moved = Math.max(...move.map(Math.abs));
    if (moved < SETTLED) return proper(loadings);
    if (!(moved < 10)) break;
  }
  throw new NotEstimable('no_solution');
}

/** Half the gradient and half the second derivatives of the sum of squared residuals off the diagonal. */
function newtonStep(correlations: SymmetricMatrix, loadings: readonly number[]): number[] {
  const all = loadings.reduce((sum, l) => sum + l * l, 0);
  const gradient = correlations.map((row, i) => {
    const own = loadings[i] as number;
    return row.reduce(
      (sum, r, j) => (i === j ? sum : sum - (r - own * (loadings[j] as number)) * (loadings[j] as number)),
      0,
    );
  });
  const second = correlations.map((row, i) =>
    row.map((r, j) => {
      const [a, b] = [loadings[i] as number, loadings[j] as number];
      return i === j ? all - a * a : 2 * a * b - r;
    }),
  );
  return solved(new Matrix(second), gradient).map((x) => -x);
}

/** Each loading in turn takes its best value given the others. */
function closeGuess(correlations: SymmetricMatrix): number[] {
  const loadings = firstGuess(correlations);
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const [i, row] of correlations.entries()) loadings[i] = bestLoading(row, loadings, i);
  return loadings;
}

function bestLoading(row: readonly number[], loadings: readonly number[], i: number): number {
  let [above, below] = [0, 0];
  for (const [j, other] of loadings.entries())
    if (j !== i) {
      above += (row[j] as number) * other;
      below += other * other;
    }
  return above / below;
}

/**
 * Loadings of one common factor by maximum likelihood for normal items, by Fisher scoring.
 *
 * @param correlations of at least 3 items
 * @returns one loading an item, in the metric of correlations; their sum is not negative
 * @throws NotEstimable `too_few_observations` under 3 items; `no_solution` when an item would share more than its
 *   whole variance (a Heywood case), or the correlations are those of items that determine each other
 * @see Jöreskog 1967, Psychometrika 32:443; Bollen 1989, Structural Equations with Latent Variables, 4B
 * @example maximumLikelihoodLoadings([[1, 0.24, 0.32], [0.24, 1, 0.48], [0.32, 0.48, 1]]).map((l) => l.toFixed(6)) // ['0.400000', '0.600000', '0.800000']
 */
export function maximumLikelihoodLoadings(correlations: SymmetricMatrix): number[] {
  const observed = new Matrix(correlations.map((row) => [...row]));
  let loadings = closeGuess(correlations).map((l) => Math.max(-NEAREST, Math.min(NEAREST, l)));
  let unique = loadings.map((l) => 1 - l * l);
  for (let step = 0; step < STEPS; step++) {
    const move = scoringStep(observed, loadings, unique);
    const length = stepLength(unique, move.unique);
    loadings = loadings.map((l, i) => l + length * (move.loadings[i] as number));
    unique = unique.map((u, i) => u + length * (move.unique[i] as number));
    const moved = Math.max(...move.loadings.map(Math.abs), ...move.unique.map(Math.abs));
    if (moved < SETTLED) return proper(loadings);
    if (!Number.isFinite(moved) || Math.min(...unique) < 1e-6) break;
  }
  throw new NotEstimable('no_solution');
}

/** @throws NotEstimable `no_solution` when the equations do not determine it */
function solved(equations: Matrix, right: readonly number[]): number[] {
  const lu = new LuDecomposition(equations);
  if (lu.isSingular()) throw new NotEstimable('no_solution');
  return lu.solve(Matrix.columnVector([...right])).to1DArray();
}

/** A whole step, or half the way to where the first uniqueness would vanish. */
function stepLength(unique: readonly number[], move: readonly number[]): number {
  return Math.min(
    1,
    ...unique.map((u, i) => (u + (move[i] as number) > 0 ? 1 : (-0.5 * u) / (move[i] as number))),
  );
}

/** The step from the gradient and the expected second derivatives of ln|Σ| + tr(SΣ⁻¹). */
function scoringStep(observed: Matrix, loadings: readonly number[], unique: readonly number[]) {
  const k = loadings.length;
  const column = Matrix.columnVector([...loadings]);
  const implied = column.mmul(column.transpose()).add(Matrix.diag([...unique]));
  const p = inverse(implied);
  const g = p.mmul(Matrix.sub(implied, observed)).mmul(p);
  const q = p.mmul(column).to1DArray();
  const c = loadings.reduce((sum, l, i) => sum + l * (q[i] as number), 0);
  const gradient = [
    ...g
      .mmul(column)
      .to1DArray()
      .map((x) => 2 * x),
    ...g.diagonal(),
  ];
  const information = Matrix.zeros(2 * k, 2 * k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const [pij, qi, qj] = [p.get(i, j), q[i] as number, q[j] as number];
      information.set(i, j, 2 * (pij * c + qi * qj));
      information.set(i, k + j, 2 * pij * qj);
      information.set(k + j, i, 2 * pij * qj);
      information.set(k + i, k + j, pij * pij);
    }
  const step = solved(information, gradient).map((x) => -x);
  return { loadings: step.slice(0, k), unique: step.slice(k) };
}

/** The first principal component, a little shortened: no loading of it is zero for all. */
function firstGuess(correlations: SymmetricMatrix): number[] {
  if (correlations.length < 3) throw new NotEstimable('too_few_observations');
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    new Matrix(correlations.map((row) => [...row])),
    { assumeSymmetric: true },
  );
  const largest = realEigenvalues.indexOf(Math.max(...realEigenvalues));
  const size = 0.8 * Math.sqrt(realEigenvalues[largest] as number);
  return eigenvectorMatrix.getColumn(largest).map((x) => x * size);
}

function proper(loadings: readonly number[]): number[] {
  if (!loadings.every((l) => Math.abs(l) < 1)) throw new NotEstimable('no_solution');
  const sign = loadings.reduce((sum, l) => sum + l, 0) < 0 ? -1 : 1;
  return loadings.map((l) => sign * l);
}
