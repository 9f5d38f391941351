import type { Column } from '../columns.js';
import { COLLINEARITY_TOLERANCE } from './orthonormal.js';

/**
 * Which predictors are made of those before them, a constant baseline beside the constant, say: R gives them no
 * coefficient. Least squares refuses them; without them it fits the same.
 *
 * @param predictors columns of equal length, none missing, the constant among them
 * @returns their positions
 * @see Chambers 1992, Statistical Models in S, 5.4
 * @example aliased([Float64Array.of(1, 1, 1), Float64Array.of(5, 5, 5), Float64Array.of(1, 2, 4)]) // [1]
 */
export function aliased(predictors: readonly Column[]): number[] {
  const directions: Column[] = [];
  const made: number[] = [];
  for (const [j, column] of predictors.entries()) {
    const rest = without(without(column, directions), directions);
    const length = norm(rest);
    if (length > COLLINEARITY_TOLERANCE * norm(column)) directions.push(rest.map((x) => x / length));
    else made.push(j);
  }
  return made;
}

function without(column: Column, directions: readonly Column[]): Column {
  const rest = column.slice();
  for (const direction of directions) {
    const share = rest.reduce((sum, x, row) => sum + x * (direction[row] as number), 0);
    for (const [row, x] of direction.entries()) rest[row] = (rest[row] as number) - share * x;
  }
  return rest;
}

const norm = (column: Column): number => Math.sqrt(column.reduce((sum, x) => sum + x * x, 0));
