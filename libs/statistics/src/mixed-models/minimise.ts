import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { NotEstimable } from '../not-estimable.js';

export interface Surface {
  readonly value: number;
  readonly gradient: readonly number[];
}

const STEPS = 200;
const HALVINGS = 40;
const DIFFERENCE = 1e-4;
/** Where steps are this small beside the place they start from, the place is found. */
const SMALL_STEP = 1e-11;
/** Values differ by rounding within this. */
const SAME_VALUE = 1e-13;

/**
 * The lowest point of a smooth function of a few numbers, near a start: Newton's method on the gradient, with
 * curvatures taken as positive, steps no longer than the distance from zero allows, and halved until they lead down.
 *
 * @param surface value and gradient at a point
 * @throws NotEstimable `no_solution` when 200 steps do not get there
 * @see Nocedal & Wright 2006, Numerical Optimization, 3.4
 */
export function minimise(surface: (point: readonly number[]) => Surface, start: readonly number[]): number[] {
  let point = [...start];
  let here = surface(point);
  for (let step = 0; step < STEPS; step++) {
    const direction = newtonStep(surface, point, here);
    const next = downhill(surface, point, here, direction);
    if (!next) return point;
    [point, here] = next;
    if (norm(direction) <= SMALL_STEP * Math.max(1, norm(point))) return point;
  }
  throw new NotEstimable('no_solution');
}

function newtonStep(
  surface: (point: readonly number[]) => Surface,
  point: readonly number[],
  here: Surface,
): number[] {
  const curvature = Matrix.zeros(point.length, point.length);
  for (let j = 0; j < point.length; j++) {
    const width = DIFFERENCE * Math.max(DIFFERENCE, Math.abs(point[j] as number));
    const at = (by: number) => surface(point.map((x, i) => (i === j ? x + by : x))).gradient;
    const [above, below] = [at(width), at(-width)];
    curvature.setColumn(
      j,
      above.map((x, i) => (x - (below[i] as number)) / (2 * width)),
    );
  }
  const symmetric = Matrix.add(curvature, curvature.transpose()).div(2);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  const most = realEigenvalues.reduce((m, x) => Math.max(m, Math.abs(x)), Number.MIN_VALUE);
  const along = eigenvectorMatrix.transpose().mmul(Matrix.columnVector([...here.gradient]));
  realEigenvalues.forEach((curve, i) => along.mulRow(i, -1 / Math.max(Math.abs(curve), 1e-10 * most)));
  const step = eigenvectorMatrix.mmul(along).getColumn(0);
  const shorten = Math.min(1, Math.max(1, norm(point)) / norm(step));
  return step.map((x) => x * shorten);
}

function downhill(
  surface: (point: readonly number[]) => Surface,
  point: readonly number[],
  here: Surface,
  direction: readonly number[],
): [number[], Surface] | undefined {
  for (let halving = 0, part = 1; halving < HALVINGS; halving++, part /= 2) {
    const candidate = point.map((x, i) => x + part * (direction[i] as number));
    const there = surface(candidate);
    if (there.value < here.value) return [candidate, there];
    const level = there.value <= here.value + SAME_VALUE * Math.abs(here.value);
    if (level && norm(there.gradient) < norm(here.gradient)) return [candidate, there];
  }
  return undefined;
}

const norm = (vector: readonly number[]): number => Math.hypot(...vector);
