import { Matrix } from 'ml-matrix';
import { NotEstimable } from '../not-estimable.js';
import type { Group } from './cross-products.js';
import { product, sandwiched, trace, type LowRank } from './low-rank.js';
import type { MixedModel } from './mixed-model.js';
import { coreOf } from './profile.js';

/** How coefficients and likelihood depend on each variance: the residual's first, then the random effects'. */
export interface Information {
  /** X′V⁻¹VᵢV⁻¹X. */
  readonly first: readonly Matrix[];
  /** X′V⁻¹VᵢV⁻¹VⱼV⁻¹X. */
  readonly second: readonly (readonly Matrix[])[];
  /** tr(PVᵢPVⱼ): twice the expected information on the variances. */
  readonly expected: Matrix;
  /** Half the curvature of the deviance at the estimate. */
  readonly observed: Matrix;
}

/** Random effects whose relative covariance has a determinant under this are taken as degenerate. */
const DEGENERATE = 1e-10;

/**
 * Information on the variances of a mixed model, by group and never by row. A random intercept whose variance came
 * out as zero is left out of the variances.
 *
 * @throws NotEstimable `no_variance` when random slopes are degenerate: their variances lie on the edge of what is possible
 * @see Kenward & Roger 1997, Biometrics 53:983
 */
export function information({ working, residualVariance }: MixedModel): Information {
  const { groups, relative, coefficients, covariance } = working;
  const k = covariance.rows;
  const directions = varianceDirections(relative);
  const perGroup = groups.map((group) => partsOf(group, relative, residualVariance, directions));
  const firstAll = directions.map((_, i) => sumOf(perGroup.map((part) => part.first[i] as Matrix)));
  const secondAll = directions.map((_, i) =>
    directions.map((__, j) => sumOf(perGroup.map((part) => (part.second[i] as Matrix[])[j] as Matrix))),
  );
  const only = (m: Matrix) => m.subMatrix(0, k - 1, 0, k - 1);
  const residual = Matrix.columnVector([...coefficients.getColumn(0).map((b) => -b), 1]);
  const scores = firstAll.map((m) => m.mmul(residual).subMatrix(0, k - 1, 0, 0));
  const first = firstAll.map(only);
  const second = secondAll.map((row) => row.map(only));
  const expected = square(directions.length, (i, j) => {
    const traces = perGroup.reduce((sum, part) => sum + ((part.traces[i] as number[])[j] as number), 0);
    const once = covariance.mmul((second[i] as Matrix[])[j] as Matrix).trace();
    const twice = covariance
      .mmul(first[i] as Matrix)
      .mmul(covariance)
      .mmul(first[j] as Matrix)
      .trace();
    return traces - 2 * once + twice;
  });
  const observed = square(directions.length, (i, j) => {
    const whole = residual.dot(((secondAll[i] as Matrix[])[j] as Matrix).mmul(residual));
    return whole - (scores[i] as Matrix).dot(covariance.mmul(scores[j] as Matrix)) - expected.get(i, j) / 2;
  });
  return { first, second, expected, observed };
}

/** dV by each variance, for any group. */
function varianceDirections(relative: Matrix): LowRank[] {
  const size = relative.rows;
  const residual = { scale: 1, core: Matrix.zeros(size, size) };
  const determinant =
    size === 1 ? relative.get(0, 0) : relative.get(0, 0) * relative.get(1, 1) - relative.get(0, 1) ** 2;
  if (size === 1 && determinant < DEGENERATE) return [residual];
  if (determinant < DEGENERATE || size > 2) throw new NotEstimable('no_variance');
  const entries = Array.from({ length: size }, (_, i) => i).flatMap((i) =>
    Array.from({ length: i + 1 }, (_, j) => {
      const core = Matrix.zeros(size, size);
      core.set(i, j, 1);
      core.set(j, i, 1);
      return { scale: 0, core };
    }),
  );
  return [residual, ...entries];
}

function partsOf(group: Group, relative: Matrix, residualVariance: number, directions: readonly LowRank[]) {
  const inverse = { scale: 1 / residualVariance, core: coreOf(group, relative).core.div(residualVariance) };
  const once = directions.map((direction) => product(group, [inverse, direction]));
  return {
    first: once.map((left) => sandwiched(group, product(group, [left, inverse]))),
    second: once.map((left) => once.map((right) => sandwiched(group, product(group, [left, right, inverse])))),
    traces: once.map((left) => once.map((right) => trace(group, product(group, [left, right])))),
  };
}

const sumOf = (matrices: readonly Matrix[]): Matrix =>
  matrices.slice(1).reduce((sum, m) => sum.add(m), (matrices[0] as Matrix).clone());

const square = (size: number, entry: (i: number, j: number) => number): Matrix =>
  new Matrix(Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => entry(i, j))));
