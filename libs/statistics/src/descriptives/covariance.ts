import { completeCases, type Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';

/** Rows of numbers, symmetric. */
export type SymmetricMatrix = readonly (readonly number[])[];

/**
 * Variances and covariances of columns, over the rows on which all have a number (n − 1 below the line).
 *
 * @throws NotEstimable `too_few_observations` under 2 complete rows; `not_finite`; `lengths_differ`
 * @example covarianceMatrix([Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)]) // [[1, 2], [2, 4]]
 */
export function covarianceMatrix(columns: readonly Column[]): SymmetricMatrix {
  const complete = completeCases(columns);
  return symmetricFrom(columns.length, (i, j) => covariance(complete[i] as Column, complete[j] as Column));
}

/**
 * Variances and covariances, each over the rows on which its own two columns have a number. Uses more of the data
 * than complete rows do, and may not be the covariance of anything.
 *
 * @throws NotEstimable `too_few_observations` when a pair shares under 2 rows; `not_finite`; `lengths_differ`
 * @example pairwiseCovarianceMatrix([Float64Array.of(1, 2, 3), Float64Array.of(2, 4, NaN)]) // [[1, 1], [1, 2]]
 */
export function pairwiseCovarianceMatrix(columns: readonly Column[]): SymmetricMatrix {
  return symmetricFrom(columns.length, (i, j) => {
    const [a, b] = completeCases([columns[i] as Column, columns[j] as Column]) as [Column, Column];
    return covariance(a, b);
  });
}

/**
 * Pearson correlations between columns, over the rows on which all have a number.
 *
 * @throws NotEstimable `no_variance` when a column is constant, but for rounding; else as the covariances
 * @example correlationMatrix([Float64Array.of(1, 2, 3), Float64Array.of(6, 4, 2)]) // [[1, -1], [-1, 1]]
 */
export function correlationMatrix(columns: readonly Column[]): SymmetricMatrix {
  const covariances = covarianceMatrix(columns);
  const deviations = columns.map((column, i) => {
    const deviation = Math.sqrt(covariances[i]?.[i] as number);
    if (isRounding(deviation, [column.filter((x) => !Number.isNaN(x))])) throw new NotEstimable('no_variance');
    return deviation;
  });
  return symmetricFrom(columns.length, (i, j) =>
    i === j ? 1 : (covariances[i]?.[j] as number) / ((deviations[i] as number) * (deviations[j] as number)),
  );
}

function covariance(a: Column, b: Column): number {
  const n = a.length;
  if (n < 2) throw new NotEstimable('too_few_observations');
  const [meanA, meanB] = [mean(a), mean(b)];
  return finite(a.reduce((sum, x, row) => sum + (x - meanA) * ((b[row] as number) - meanB), 0) / (n - 1));
}

const mean = (column: Column) => column.reduce((sum, x) => sum + x, 0) / column.length;

function symmetricFrom(size: number, entry: (i: number, j: number) => number): SymmetricMatrix {
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [i, row] of rows.entries())
    for (let j = 0; j <= i; j++) {
      const value = entry(i, j);
      row[j] = value;
      (rows[j] as number[])[i] = value;
    }
  return rows;
}
