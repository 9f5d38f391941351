import { completeCases, type Column } from '../columns.js';
import { betaQuantileAndRest } from '../distributions/beta.js';
import { chiSquareProbability } from '../distributions/chi-square.js';
import type { Interval } from '../interval.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { evenSplit, type EvenSplit } from './sign-test.js';

/** The same people's yes or no at two times, the first before the second: `yesNo` said yes and then no. */
export interface PairedTable {
  readonly yesYes: number;
  readonly yesNo: number;
  readonly noYes: number;
  readonly noNo: number;
}

/**
 * Counts people by what they said at two times.
 *
 * @param before,after 1 for yes and 0 for no, a person in the same order; NaN where missing; a pair counts when both
 *   are there
 * @throws NotEstimable `too_few_observations` when there is no pair; `not_finite` when a number is neither 0 nor 1;
 *   `lengths_differ`
 * @example pairedTable(Float64Array.of(1, 1, 0), Float64Array.of(1, 0, 0)) // { yesYes: 1, yesNo: 1, noYes: 0, noNo: 1 }
 */
export function pairedTable(before: Column, after: Column): PairedTable {
  const [first, second] = completeCases([before, after]) as [Column, Column];
  if (first.length === 0) throw new NotEstimable('too_few_observations');
  if (![first, second].every((c) => c.every((x) => x === 0 || x === 1))) throw new NotEstimable('not_finite');
  const count = (was: number, is: number) => first.filter((x, pair) => x === was && second[pair] === is).length;
  return { yesYes: count(1, 1), yesNo: count(1, 0), noYes: count(0, 1), noNo: count(0, 0) };
}

/**
 * McNemar's test that as many people went from yes to no as from no to yes, exact. Where nobody changed, p is 1.
 *
 * @throws NotEstimable `not_finite` when a count is negative or not whole
 * @see McNemar 1947, Psychometrika 12:153; Fagerland, Lydersen & Laake 2013, BMC Medical Research Methodology 13:91,
 *   for the mid-p
 * @example exactMcNemar({ yesYes: 5, yesNo: 1, noYes: 3, noNo: 5 }).p // 0.625
 */
export const exactMcNemar = ({ yesNo, noYes }: PairedTable): EvenSplit => evenSplit(yesNo, noYes);

/**
 * McNemar's test by its χ² approximation, one degree of freedom.
 *
 * @param continuity with Edwards's correction
 * @throws NotEstimable `no_variance` when nobody changed
 * @see McNemar 1947, Psychometrika 12:153; Edwards 1948, Psychometrika 13:185
 * @example mcNemarChiSquare({ yesYes: 5, yesNo: 3, noYes: 3, noNo: 5 }, true) // { statistic: 0, p: 1 }
 */
export function mcNemarChiSquare(
  { yesNo, noYes }: PairedTable,
  continuity: boolean,
): { readonly statistic: number; readonly p: number } {
  if (!(yesNo + noYes > 0)) throw new NotEstimable('no_variance');
  const distance = Math.abs(yesNo - noYes);
  const statistic = Math.max(0, distance - (continuity ? 1 : 0)) ** 2 / (yesNo + noYes);
  return { statistic, p: chiSquareProbability(statistic, 1, 'upper') };
}

/**
 * Odds of going from no to yes against going from yes to no, with the exact interval given how many changed.
 *
 * @throws NotEstimable `not_finite` when nobody went from yes to no
 * @see Breslow & Day 1980, Statistical Methods in Cancer Research 1, 5.2
 * @example pairedOddsRatio({ yesYes: 5, yesNo: 4, noYes: 2, noNo: 5 }).ratio // 0.5
 */
export function pairedOddsRatio(
  { yesNo, noYes }: PairedTable,
  level = 0.95,
): { readonly ratio: number; readonly interval: Interval } {
  const ratio = finite(noYes / yesNo);
  const tail = (1 - level) / 2;
  const odds = ([share, rest]: readonly [number, number]) => share / rest;
  return {
    ratio,
    interval: {
      level,
      low: noYes === 0 ? 0 : odds(betaQuantileAndRest(tail, noYes, yesNo + 1, 'lower')),
      high: odds(betaQuantileAndRest(tail, noYes + 1, yesNo, 'upper')),
    },
  };
}
