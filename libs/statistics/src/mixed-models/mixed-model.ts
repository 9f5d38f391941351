import { determinant, Matrix } from 'ml-matrix';
import { completeCases, type Column } from '../columns.js';
import { constant } from '../linear-models/constant.js';
import { leastSquares, type LeastSquares } from '../linear-models/least-squares.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { crossProducts, type Group } from './cross-products.js';
import { minimise } from './minimise.js';
import { profile } from './profile.js';

export interface MixedModel {
  readonly n: number;
  readonly groups: number;
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly residualVariance: number;
  /** Covariance of a group's intercept and slopes, in that order. */
  readonly randomCovariance: readonly (readonly number[])[];
  /** −2 restricted log-likelihood, constants included. */
  readonly criterion: number;
  /** What tests of coefficients are computed from. */
  readonly working: WorkingModel;
}

/** The fit in terms of the orthonormal predictors. */
export interface WorkingModel {
  readonly groups: readonly Group[];
  /** ΛΛ′: the random effects' covariance relative to the residual variance, slopes in units of their root mean square. */
  readonly relative: Matrix;
  readonly coefficients: Matrix;
  /** Covariance of the coefficients. */
  readonly covariance: Matrix;
  /** From the orthonormal predictors to the given ones. */
  readonly inverseTriangle: Matrix;
}

/** A residual variance this small beside that of least squares is what sums of squares lose to rounding. */
const ROUNDING = 1e-12;

/** Random effects start from so many times the residual spread; the best end of all starts is kept. */
const STARTS = [1, 0.2, 5];

/**
 * Linear mixed model by restricted maximum likelihood: every group (a child over waves, a centre over children) has
 * an intercept of its own, and slopes of its own where asked, normally distributed. A variance may come out as zero.
 *
 * @param outcome one number a row; NaN where missing; complete rows are used, so that a missed wave is just absent
 * @param predictors columns as long as the outcome, the constant among them
 * @param group a number a row that names its group
 * @param slopes columns whose coefficients vary between groups, among the predictors as a rule
 * @throws NotEstimable `too_few_observations` under 2 groups, or when no group has two rows; `collinear_predictors`;
 *   `no_variance` when the outcome is fitted without residuals, by the groups too; `no_solution` when the likelihood has no highest point
 * @see Laird & Ware 1982, Biometrics 38:963; Bates et al. 2015, Journal of Statistical Software 67:1
 */
export function mixedModel(
  outcome: Column,
  predictors: readonly Column[],
  group: Column,
  slopes: readonly Column[] = [],
): MixedModel {
  const complete = completeCases([outcome, group, ...predictors, ...slopes]) as [Column, Column, ...Column[]];
  const [y, ids, ...rest] = complete;
  const fit = leastSquares(y, rest.slice(0, predictors.length));
  if (isRounding(fit.sigma, [y])) throw new NotEstimable('no_variance');
  const random = [constant(fit.n), ...rest.slice(predictors.length)];
  const scales = random.map(rootMeanSquare);
  const groups = crossProducts(
    fit,
    random.map((column, j) => column.map((x) => x / (scales[j] as number))),
    ids,
  );
  if (groups.length >= fit.n) throw new NotEstimable('too_few_observations');
  const model = estimates(fit, groups, scales);
  if (model.residualVariance <= ROUNDING * fit.sigma ** 2) throw new NotEstimable('no_variance');
  return model;
}

function estimates(fit: LeastSquares, groups: readonly Group[], scales: readonly number[]): MixedModel {
  const root = bestRoot(groups, scales.length, fit.df);
  const { deviance, residualVariance, coefficients, inverseInformation } = profile(groups, root, fit.df);
  const covariance = Matrix.mul(inverseInformation, residualVariance);
  const relative = root.mmul(root.transpose());
  const { inverseTriangle } = fit;
  const shifts = inverseTriangle.mmul(coefficients);
  const variances = inverseTriangle.mmul(covariance).mmul(inverseTriangle.transpose()).diagonal();
  return {
    n: fit.n,
    groups: groups.length,
    coefficients: fit.coefficients.map((b, j) => finite(b + shifts.get(j, 0))),
    standardErrors: variances.map((variance) => finite(Math.sqrt(variance))),
    residualVariance,
    randomCovariance: scales.map((a, i) =>
      scales.map((b, j) => (residualVariance * relative.get(i, j)) / (a * b)),
    ),
    criterion: finite(deviance - 2 * Math.log(Math.abs(determinant(inverseTriangle)))),
    working: { groups, relative, coefficients, covariance, inverseTriangle },
  };
}

function bestRoot(groups: readonly Group[], size: number, freedom: number): Matrix {
  const surface = (point: readonly number[]) => {
    const { deviance, gradient } = profile(groups, lowerTriangle(point, size), freedom);
    return { value: deviance, gradient: lowerEntries(gradient) };
  };
  const ends = STARTS.map((start) => minimise(surface, lowerEntries(Matrix.eye(size).mul(start))));
  const values = ends.map((end) => surface(end).value);
  return lowerTriangle(ends[values.indexOf(Math.min(...values))] as number[], size);
}

function lowerTriangle(entries: readonly number[], size: number): Matrix {
  const triangle = Matrix.zeros(size, size);
  let next = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) triangle.set(i, j, entries[next++] as number);
  return triangle;
}

const lowerEntries = (triangle: Matrix): number[] =>
  triangle.to2DArray().flatMap((row, i) => row.slice(0, i + 1));

const rootMeanSquare = (column: Column): number => {
  const square = column.reduce((sum, x) => sum + x * x, 0) / column.length;
  if (square === 0) throw new NotEstimable('collinear_predictors');
  return Math.sqrt(square);
};
