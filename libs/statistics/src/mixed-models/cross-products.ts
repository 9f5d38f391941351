import { Matrix } from 'ml-matrix';
import type { Column } from '../columns.js';
import { clusterRows } from '../clusters/membership.js';
import type { LeastSquares } from '../linear-models/least-squares.js';

/**
 * All that a mixed model needs of one group's rows. A = [Q e] are the orthonormal predictors and the least-squares
 * residuals, Z the random effects' predictors.
 */
export interface Group {
  readonly size: number;
  /** A′A. */
  readonly fixed: Matrix;
  /** Z′A. */
  readonly mixed: Matrix;
  /** Z′Z. */
  readonly random: Matrix;
}

/**
 * Rows summed up by group, so that the likelihood costs the same however many rows a group has. Working with Q and
 * residuals in place of predictors and outcome keeps the digits that cross-products would lose.
 *
 * @param random columns of Z, rows as in the fit
 * @throws NotEstimable `too_few_observations` under 2 groups
 */
export function crossProducts(fit: LeastSquares, random: readonly Column[], group: Column): readonly Group[] {
  const columns = [...fit.orthogonal, fit.residuals];
  return clusterRows(group).map((rows) => {
    const z = new Matrix(rows.map((row) => random.map((column) => column[row] as number)));
    const a = new Matrix(rows.map((row) => columns.map((column) => column[row] as number)));
    return {
      size: rows.length,
      fixed: a.transpose().mmul(a),
      mixed: z.transpose().mmul(a),
      random: z.transpose().mmul(z),
    };
  });
}
