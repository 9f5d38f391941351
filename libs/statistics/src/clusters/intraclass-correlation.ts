import { mean, sumNthPowerDeviations } from 'simple-statistics';
import { completeCases, type Column } from '../columns.js';
import { fProbability, fQuantile } from '../distributions/f.js';
import { finite, NotEstimable } from '../not-estimable.js';
import type { Interval } from '../interval.js';
import { isRounding } from '../rounding.js';
import { clusterRows } from './membership.js';

export interface IntraclassCorrelation {
  readonly n: number;
  readonly clusters: number;
  readonly meanSquareBetween: number;
  readonly meanSquareWithin: number;
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  /** Of no difference between clusters. */
  readonly p: number;
  /** n₀: the cluster size that unequal clusters are worth in the analysis of variance. */
  readonly effectiveSize: number;
  /** Share of the variance that lies between clusters; negative when clusters are more alike than chance makes them. */
  readonly icc: number;
  /** The same with the plain mean cluster size in place of n₀. */
  readonly iccByMeanSize: number;
  /** From F's distribution; exact when clusters are of equal size. */
  readonly interval: Interval;
  readonly sizes: readonly number[];
}

/**
 * Intraclass correlation of a one-way analysis of variance, ICC(1).
 *
 * @param outcome one number a child; NaN where missing; complete cases are used
 * @param cluster a number that names the centre or village
 * @throws NotEstimable `too_few_observations` under 2 clusters or with one child in every cluster; `no_variance` when
 *   children of a cluster do not differ
 * @see Donner 1986, International Statistical Review 54:67; Searle 1971, Linear Models, 9.4 for the interval
 */
export function intraclassCorrelation(outcome: Column, cluster: Column, level = 0.95): IntraclassCorrelation {
  const [y, centre] = completeCases([outcome, cluster]) as [Column, Column];
  const groups = clusterRows(centre).map((rows) => rows.map((row) => y[row] as number));
  const sizes = groups.map((group) => group.length);
  const [df1, df2] = [groups.length - 1, y.length - groups.length];
  if (df2 < 1) throw new NotEstimable('too_few_observations');
  const within = groups.reduce((sum, group) => sum + sumNthPowerDeviations(group, 2), 0) / df2;
  if (isRounding(Math.sqrt(within), [y])) throw new NotEstimable('no_variance');
  const middle = mean(Array.from(y));
  const between = groups.reduce((sum, group) => sum + group.length * (mean(group) - middle) ** 2, 0) / df1;
  const effectiveSize = (y.length - sizes.reduce((sum, m) => sum + m * m, 0) / y.length) / df1;
  const f = finite(between / within);
  const share = (ratio: number, size: number) => finite((ratio - 1) / (ratio + size - 1));
  return {
    n: y.length,
    clusters: groups.length,
    meanSquareBetween: between,
    meanSquareWithin: within,
    f,
    df1,
    df2,
    p: fProbability(f, df1, df2, 'upper'),
    effectiveSize,
    icc: share(f, effectiveSize),
    iccByMeanSize: share(f, y.length / groups.length),
    interval: {
      level,
      low: share(f / fQuantile((1 - level) / 2, df1, df2, 'upper'), effectiveSize),
      high: share(f * fQuantile((1 - level) / 2, df2, df1, 'upper'), effectiveSize),
    },
    sizes,
  };
}
