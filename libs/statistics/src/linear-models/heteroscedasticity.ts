import type { Matrix } from 'ml-matrix';
import { finite, NotEstimable } from '../not-estimable.js';
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
  const scores = fit.orthogonal.clone();
  for (let row = 0; row < fit.n; row++) {
    const leverage = scores.getRow(row).reduce((sum, x) => sum + x * x, 0);
    scores.mulRow(row, (fit.residuals[row] as number) * inflation(kind, leverage));
  }
  const spread = fit.inverseTriangle.mmul(scores.transpose());
  const factor = kind === 'HC1' ? Math.sqrt(fit.n / fit.df) : 1;
  return lengths(spread).map((length) => finite(factor * length));
}

function inflation(kind: HcKind, leverage: number): number {
  if (kind === 'HC0' || kind === 'HC1') return 1;
  if (leverage > FULL_LEVERAGE) throw new NotEstimable('no_variance');
  return kind === 'HC2' ? 1 / Math.sqrt(1 - leverage) : 1 / (1 - leverage);
}

const lengths = (rows: Matrix): number[] =>
  Array.from({ length: rows.rows }, (_, j) => Math.sqrt(rows.getRow(j).reduce((sum, x) => sum + x * x, 0)));
