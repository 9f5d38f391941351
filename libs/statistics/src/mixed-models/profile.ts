import { determinant, inverse, Matrix } from 'ml-matrix';
import { NotEstimable } from '../not-estimable.js';
import type { Group } from './cross-products.js';

/** The restricted likelihood at one ratio of random to residual variance, all else at its best. */
export interface Profile {
  /** −2 restricted log-likelihood, up to what does not depend on the variances. */
  readonly deviance: number;
  /** By the entries of Λ. */
  readonly gradient: Matrix;
  readonly residualVariance: number;
  /** Of the orthonormal predictors, beside their least-squares coefficients. */
  readonly coefficients: Matrix;
  /** (Q′U⁻¹Q)⁻¹, with U the covariance of a row relative to the residual variance. */
  readonly inverseInformation: Matrix;
}

/**
 * @param root Λ, lower triangular: random effects have covariance residual variance · ΛΛ′
 * @param freedom rows less coefficients
 * @throws NotEstimable `no_variance` when nothing is left for the residual, beside what groups vary
 * @see Bates et al. 2015, Journal of Statistical Software 67:1, for the parameters; Harville 1977, Journal of the
 *   American Statistical Association 72:320, for the likelihood
 */
export function profile(groups: readonly Group[], root: Matrix, freedom: number): Profile {
  const relative = root.mmul(root.transpose());
  const cores = groups.map((group) => coreOf(group, relative));
  const { information, cross, square } = weightedSums(groups, cores);
  const size = determinant(information);
  if (!(size > 0)) throw new NotEstimable('no_variance');
  const inverseInformation = inverse(information);
  const coefficients = inverseInformation.mmul(cross);
  const squares = square - cross.dot(coefficients);
  if (!(squares > 0)) throw new NotEstimable('no_variance');
  const fit = { residualVariance: squares / freedom, coefficients, inverseInformation };
  const logs = cores.reduce((sum, { logDeterminant }) => sum + logDeterminant, Math.log(size));
  const slope = Matrix.zeros(root.rows, root.rows);
  for (const [g, group] of groups.entries()) slope.add(slopeOf(group, (cores[g] as Core).core, fit));
  return {
    deviance: logs + freedom * (1 + Math.log(2 * Math.PI * fit.residualVariance)),
    gradient: slope.mmul(root).mul(2),
    ...fit,
  };
}

/** A′U⁻¹A over all groups, in its parts. */
function weightedSums(groups: readonly Group[], cores: readonly Core[]) {
  const size = groups[0]?.fixed.rows ?? 0;
  const sums = Matrix.zeros(size, size);
  for (const [g, { fixed, mixed }] of groups.entries())
    sums.add(fixed).add(
      mixed
        .transpose()
        .mmul((cores[g] as Core).core)
        .mmul(mixed),
    );
  const last = size - 1;
  return {
    information: sums.subMatrix(0, last - 1, 0, last - 1),
    cross: sums.subMatrix(0, last - 1, last, last),
    square: sums.get(last, last),
  };
}

interface Core {
  /** M of U⁻¹ = I + ZMZ′. */
  readonly core: Matrix;
  readonly logDeterminant: number;
}

/** @returns M = −T(I + Z′Z·T)⁻¹ with T = ΛΛ′ */
export function coreOf(group: Group, relative: Matrix): Core {
  const inner = Matrix.add(Matrix.eye(relative.rows), group.random.mmul(relative));
  return {
    core: relative.mmul(inverse(inner)).mul(-1),
    logDeterminant: Math.log(determinant(inner)),
  };
}

/** What the group adds to Z′(P − P y y′P/σ²)Z, by which the deviance changes with ΛΛ′. */
function slopeOf(
  { mixed, random }: Group,
  core: Matrix,
  { coefficients, inverseInformation, residualVariance }: Omit<Profile, 'deviance' | 'gradient'>,
): Matrix {
  const shrink = Matrix.add(Matrix.eye(random.rows), random.mmul(core));
  const k = coefficients.rows;
  const seen = shrink.mmul(mixed);
  const fixed = seen.subMatrix(0, seen.rows - 1, 0, k - 1);
  const left = Matrix.sub(seen.subMatrix(0, seen.rows - 1, k, k), fixed.mmul(coefficients));
  return shrink
    .mmul(random)
    .sub(fixed.mmul(inverseInformation).mmul(fixed.transpose()))
    .sub(left.mmul(left.transpose()).div(residualVariance));
}
