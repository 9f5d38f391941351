import { completeCases, type Column } from '../columns.js';
import { leastSquares, type LeastSquares } from '../linear-models/least-squares.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { clusterRobust } from './cluster-robust.js';

export interface DifferenceInDifferences {
  readonly n: number;
  /** (Treatment after − before) − (comparison after − before). */
  readonly estimate: number;
  /** Standard error with a fixed effect a child, rows independent: equal to that of the gain scores. */
  readonly seClassical: number;
  readonly byChild: PanelErrors;
  /** By the cluster at which arms were assigned. */
  readonly byCluster: PanelErrors;
}

/** One cluster-robust standard error under three counts of the coefficients; they may differ by √2. */
export interface PanelErrors {
  readonly uncorrected: number;
  /** Counts the slopes and a constant, as Stata's xtreg does. */
  readonly slopesCounted: number;
  /** Counts each child's own constant too, as Stata's areg does. */
  readonly childrenCounted: number;
}

/**
 * Difference in differences of two waves, children and waves as fixed effects. With two waves it is the difference
 * of the arms' mean changes.
 *
 * @param before,after one number a child; NaN where missing; complete cases are used
 * @param treatment 1 in the treatment arm, 0 in the comparison arm
 * @param cluster a number that names the centre or village
 * @throws NotEstimable `too_few_observations` when an arm has nobody or there is one cluster; `no_variance`
 * @see Bertrand, Duflo & Mullainathan 2004, Quarterly Journal of Economics 119:249
 */
export function differenceInDifferences(
  before: Column,
  after: Column,
  treatment: Column,
  cluster: Column,
): DifferenceInDifferences {
  const [x, y, arm, centre] = completeCases([before, after, treatment, cluster]) as Columns;
  const n = y.length;
  const treated = arm.filter((a) => a === 1).length;
  if (treated === 0 || treated === n) throw new NotEstimable('too_few_observations');
  const half = Float64Array.from({ length: 2 * n }, (_, i) => (i < n ? -0.5 : 0.5));
  const twice = (column: Column) => Float64Array.from({ length: 2 * n }, (_, i) => column[i % n] as number);
  const change = y.map((value, i) => value - (x[i] as number));
  const within = (column: Column) => twice(column).map((value, i) => value * (half[i] as number));
  const fit = leastSquares(within(change), [half, within(arm)]);
  if (isRounding(fit.sigma, [x, y])) throw new NotEstimable('no_variance');
  const freedom = n - 2;
  if (freedom < 1) throw new NotEstimable('too_few_observations');
  const children = Float64Array.from({ length: n }, (_, i) => i);
  return {
    n,
    estimate: fit.coefficients[1] as number,
    seClassical: finite((fit.standardErrors[1] as number) * Math.sqrt(fit.df / freedom)),
    byChild: panelErrors(fit, twice(children)),
    byCluster: panelErrors(fit, twice(centre)),
  };
}

type Columns = [Column, Column, Column, Column];

function panelErrors(fit: LeastSquares, cluster: Column): PanelErrors {
  const { clusters, standardErrors } = clusterRobust(fit, cluster, 'CR0');
  const uncorrected = standardErrors[1] as number;
  const corrected = (counted: number) =>
    finite(uncorrected * Math.sqrt(((clusters / (clusters - 1)) * (fit.n - 1)) / (fit.n - counted)));
  return { uncorrected, slopesCounted: corrected(3), childrenCounted: corrected(fit.n / 2 + 2) };
}
