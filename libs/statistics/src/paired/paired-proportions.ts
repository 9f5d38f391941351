import type { Interval } from '../interval.js';
import { normalInterval } from '../linear-models/normal-test.js';
import { NotEstimable } from '../not-estimable.js';
import { proportionInterval } from '../proportions/one-proportion.js';
import type { PairedTable } from './mcnemar.js';

/** `newcombe` is the default of reports: the only one that stays within −1 to 1. */
export type PairedDifferenceMethod = 'newcombe' | 'wald' | 'agresti-min';

export interface PairedProportions {
  readonly n: number;
  readonly before: number;
  readonly after: number;
  /** after − before, −1 to 1. */
  readonly difference: number;
}

/**
 * The shares who said yes at two times.
 *
 * @throws NotEstimable `too_few_observations` when nobody was asked twice
 * @example pairedProportions({ yesYes: 1, yesNo: 1, noYes: 2, noNo: 0 }).difference // 0.25
 */
export function pairedProportions({ yesYes, yesNo, noYes, noNo }: PairedTable): PairedProportions {
  const n = yesYes + yesNo + noYes + noNo;
  if (!(n >= 1)) throw new NotEstimable('too_few_observations');
  return { n, before: (yesYes + yesNo) / n, after: (yesYes + noYes) / n, difference: (noYes - yesNo) / n };
}

/**
 * Interval of the difference of the same people's shares at two times, after − before.
 *
 * @throws NotEstimable `too_few_observations` when nobody was asked twice
 * @see Newcombe 1998, Statistics in Medicine 17:2635, method 10; Agresti & Min 2005, Statistics in Medicine 24:729
 * @example pairedDifferenceInterval({ yesYes: 36, yesNo: 0, noYes: 0, noNo: 14 }, 'wald').high // 0
 */
export function pairedDifferenceInterval(
  table: PairedTable,
  method: PairedDifferenceMethod,
  level = 0.95,
): Interval {
  switch (method) {
    case 'wald':
      return wald(table, level);
    case 'agresti-min':
      return wald(withHalves(table), level);
    case 'newcombe':
      return newcombe(table, level);
  }
}

function wald(table: PairedTable, level: number): Interval {
  const { n, difference } = pairedProportions(table);
  const variance = (table.yesNo + table.noYes) / n - difference ** 2;
  return normalInterval(difference, Math.sqrt(Math.max(0, variance) / n), level);
}

/** Half a person more in each cell. */
function withHalves(table: PairedTable): PairedTable {
  pairedProportions(table);
  const { yesYes, yesNo, noYes, noNo } = table;
  return { yesYes: yesYes + 0.5, yesNo: yesNo + 0.5, noYes: noYes + 0.5, noNo: noNo + 0.5 };
}

function newcombe(table: PairedTable, level: number): Interval {
  const { n, before, after, difference } = pairedProportions(table);
  const { yesYes, yesNo, noYes } = table;
  const phi = newcombePhi(table);
  const was = proportionInterval(yesYes + yesNo, n, 'wilson', level);
  const is = proportionInterval(yesYes + noYes, n, 'wilson', level);
  const reach = (a: number, b: number) => Math.sqrt(Math.max(0, a ** 2 - 2 * phi * a * b + b ** 2));
  return {
    level,
    low: difference - reach(after - is.low, was.high - before),
    high: difference + reach(is.high - after, before - was.low),
  };
}

/**
 * Correlation of both times' answers as Newcombe's interval takes it: a positive one is reduced by a continuity
 * correction, down to zero. Zero where everybody said the same at one time.
 *
 * @see Newcombe 1998, Statistics in Medicine 17:2635
 * @example newcombePhi({ yesYes: 5, yesNo: 0, noYes: 0, noNo: 5 }) // 0.8
 */
export function newcombePhi({ yesYes, yesNo, noYes, noNo }: PairedTable): number {
  const n = yesYes + yesNo + noYes + noNo;
  const margins = (yesYes + yesNo) * (noYes + noNo) * (yesYes + noYes) * (yesNo + noNo);
  if (margins === 0) return 0;
  const product = yesYes * noNo - yesNo * noYes;
  return (product > 0 ? Math.max(0, product - n / 2) : product) / Math.sqrt(margins);
}
