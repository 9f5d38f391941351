import type { Column } from '../columns.js';
import { dotProduct } from '../numeric/sums.js';
import { COLLINEARITY_TOLERANCE, takenOut } from './orthonormal.js';

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
    const rest = column.slice();
    takenOut(rest, directions);
    const length = norm(rest);
    if (length > COLLINEARITY_TOLERANCE * norm(column)) directions.push(rest.map((x) => x / length));
    else made.push(j);
  }
  return made;
}

const norm = (column: Column): number => Math.sqrt(dotProduct(column, column));
