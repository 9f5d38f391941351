import type { Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { dotProduct } from '../numeric/sums.js';
import type { LeastSquares } from './least-squares.js';

/** How a squared residual, which is smaller than the error it stands for, is made larger. */
export type HcKind = 'HC0' | 'HC1' | 'HC2' | 'HC3';

/** A row whose fitted value is its own outcome says nothing about its error. */
const FULL_LEVERAGE = 1 - 1e-10;

/**
 * Standard errors that allow each row its own variance; rows are independent.
 *
 * | kind | squared residual times    |
 * |------|---------------------------|
 * | HC0  | 1                         |
 * | HC1  | n / (n − k)               |
 * | HC2  | 1 / (1 − leverage)        |
 * | HC3  | 1 / (1 − leverage)²       |
 *
 * @returns one standard error a coefficient
 * @throws NotEstimable `no_variance` for HC2 and HC3 when a row alone determines a coefficient
 * @see White 1980, Econometrica 48:817; MacKinnon & White 1985, Journal of Econometrics 29:305
 */
export function heteroscedasticErrors(fit: LeastSquares, kind: HcKind): number[] {
  const errors = fit.residuals.map((e, row) => e * inflation(kind, leverageOf(fit, row)));
  const factor = kind === 'HC1' ? Math.sqrt(fit.n / fit.df) : 1;
  return fit.coefficients.map((_, j) => {
    const scores = scoresOf(fit, j, errors);
    return finite(factor * Math.sqrt(dotProduct(scores, scores)));
  });
}

const leverageOf = ({ orthogonal }: LeastSquares, row: number): number =>
  orthogonal.reduce((sum, column) => sum + (column[row] as number) ** 2, 0);

/** By how much each row's error moves a coefficient. */
const scoresOf = ({ orthogonal, inverseTriangle }: LeastSquares, j: number, errors: Column): Column =>
  errors.map(
    (e, row) =>
      e * orthogonal.reduce((sum, column, i) => sum + (column[row] as number) * inverseTriangle.get(j, i), 0),
  );

function inflation(kind: HcKind, leverage: number): number {
  if (kind === 'HC0' || kind === 'HC1') return 1;
  if (leverage > FULL_LEVERAGE) throw new NotEstimable('no_variance');
  return kind === 'HC2' ? 1 / Math.sqrt(1 - leverage) : 1 / (1 - leverage);
}
