import { Matrix } from 'ml-matrix';
import type { Group } from './cross-products.js';

/**
 * The n by n matrix scale·I + Z·core·Z′ of one group. Sums, products and inverses of such matrices are such matrices
 * again, so that none is ever written out.
 */
export interface LowRank {
  readonly scale: number;
  /** q by q. */
  readonly core: Matrix;
}

/**
 * The product of several, from left to right.
 *
 * (aI + ZMZ′)(bI + ZNZ′) = abI + Z(aN + bM + M·Z′Z·N)Z′.
 */
export function product(group: Group, factors: readonly LowRank[]): LowRank {
  return factors.reduce((left, right) => ({
    scale: left.scale * right.scale,
    core: Matrix.add(
      Matrix.add(Matrix.mul(right.core, left.scale), Matrix.mul(left.core, right.scale)),
      left.core.mmul(group.random).mmul(right.core),
    ),
  }));
}

/** The sum of the diagonal. */
export const trace = (group: Group, { scale, core }: LowRank): number =>
  scale * group.size + core.mmul(group.random).trace();

/** A′·this·A, with A the group's predictors and residuals. */
export const sandwiched = (group: Group, { scale, core }: LowRank): Matrix =>
  Matrix.add(Matrix.mul(group.fixed, scale), group.mixed.transpose().mmul(core).mmul(group.mixed));
