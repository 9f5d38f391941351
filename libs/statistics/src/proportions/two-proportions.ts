import { chiSquareProbability } from '../distributions/chi-square.js';
import { normalQuantile } from '../distributions/normal.js';
import type { Interval } from '../interval.js';
import { normalInterval } from '../linear-models/normal-test.js';
import { root } from '../numeric/root.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { proportionInterval } from './one-proportion.js';

/** Children who have it among the children asked, by arm. */
export interface TwoProportions {
  readonly treatment: { readonly count: number; readonly n: number };
  readonly comparison: { readonly count: number; readonly n: number };
}

/** `newcombe` is the default of reports. */
export type RiskDifferenceMethod = 'newcombe' | 'wald' | 'miettinen-nurminen';

/**
 * Interval of the difference of two shares, treatment minus comparison.
 *
 * @throws NotEstimable `too_few_observations` when nobody was asked in an arm
 * @see Newcombe 1998, Statistics in Medicine 17:873, method 10; Miettinen & Nurminen 1985, Statistics in Medicine 4:213
 * @example riskDifferenceInterval({ treatment: { count: 5, n: 10 }, comparison: { count: 5, n: 10 } }, 'newcombe').high.toFixed(6) // '0.372514'
 */
export function riskDifferenceInterval(
  { treatment: a, comparison: b }: TwoProportions,
  method: RiskDifferenceMethod,
  level = 0.95,
): Interval {
  if (!(a.n >= 1 && b.n >= 1)) throw new NotEstimable('too_few_observations');
  const [p, q] = [a.count / a.n, b.count / b.n];
  if (method === 'wald')
    return normalInterval(p - q, Math.sqrt((p * (1 - p)) / a.n + (q * (1 - q)) / b.n), level);
  if (method === 'miettinen-nurminen') return scoreInterval({ treatment: a, comparison: b }, level);
  const [i, j] = [a, b].map(({ count, n }) => proportionInterval(count, n, 'wilson', level)) as [
    Interval,
    Interval,
  ];
  return {
    level,
    low: p - q - Math.hypot(p - i.low, j.high - q),
    high: p - q + Math.hypot(i.high - p, q - j.low),
  };
}

/** The differences that a score test with the variance of the constrained shares does not reject. */
function scoreInterval({ treatment: a, comparison: b }: TwoProportions, level: number): Interval {
  const critical = normalQuantile((1 - level) / 2, 'upper');
  const observed = a.count / a.n - b.count / b.n;
  const total = a.n + b.n;
  const excess = (difference: number) => {
    const q = constrainedShare(a, b, difference);
    const p = q + difference;
    const variance = ((p * (1 - p)) / a.n + (q * (1 - q)) / b.n) * (total / (total - 1));
    return (observed - difference) ** 2 - critical ** 2 * Math.max(0, variance);
  };
  return {
    level,
    low: observed === -1 ? -1 : root(excess, -1, observed),
    high: observed === 1 ? 1 : root(excess, observed, 1),
  };
}

/** The comparison share of highest likelihood when the treatment share is so much higher: the root of a cubic. */
function constrainedShare(a: Counted, b: Counted, difference: number): number {
  const total = a.n + b.n;
  const events = a.count + b.count;
  const l2 = (a.n + 2 * b.n) * difference - total - events;
  const l1 = (b.n * difference - total - 2 * b.count) * difference + events;
  const l0 = b.count * difference * (1 - difference);
  const q = (l2 / (3 * total)) ** 3 - (l1 * l2) / (6 * total ** 2) + l0 / (2 * total);
  const sign = q < 0 ? -1 : 1;
  const p = sign * Math.sqrt(Math.max(0, (l2 / (3 * total)) ** 2 - l1 / (3 * total)));
  const angle = p === 0 ? 0 : (Math.PI + Math.acos(Math.min(1, Math.max(-1, q / p ** 3)))) / 3;
  const share = 2 * p * Math.cos(angle) - l2 / (3 * total);
  return Math.min(Math.min(1, 1 - difference), Math.max(Math.max(0, -difference), share));
}

type Counted = TwoProportions['treatment'];

export interface Ratio {
  readonly ratio: number;
  /** Standard error of its logarithm; absent when the ratio is zero. */
  readonly logSe?: number;
  /** On the scale of logarithms; absent when the ratio is zero. */
  readonly interval?: Interval;
}

/**
 * Ratio of two shares, treatment over comparison, with Katz's interval.
 *
 * @throws NotEstimable `not_finite` when nobody has it in the comparison arm, or nobody was asked in an arm
 * @see Katz et al. 1978, Biometrics 34:469
 * @example riskRatio({ treatment: { count: 4, n: 10 }, comparison: { count: 2, n: 10 } }).ratio // 2
 */
export function riskRatio({ treatment: a, comparison: b }: TwoProportions, level = 0.95): Ratio {
  const ratio = a.count / a.n / (b.count / b.n);
  return withLogInterval(ratio, 1 / a.count - 1 / a.n + 1 / b.count - 1 / b.n, level);
}

/**
 * Ratio of two odds, treatment over comparison, with Woolf's interval.
 *
 * @throws NotEstimable `not_finite` when everybody has it in the treatment arm or nobody in the comparison arm
 * @see Woolf 1955, Annals of Human Genetics 19:251
 * @example oddsRatio({ treatment: { count: 5, n: 10 }, comparison: { count: 2, n: 10 } }).ratio // 4
 */
export function oddsRatio({ treatment: a, comparison: b }: TwoProportions, level = 0.95): Ratio {
  const [c, d] = [a.n - a.count, b.n - b.count];
  const ratio = (a.count * d) / (c * b.count);
  return withLogInterval(ratio, 1 / a.count + 1 / c + 1 / b.count + 1 / d, level);
}

/**
 * The odds ratio with half a child more in each cell, which is there for every table and nearer to 1: to be named as
 * Haldane's wherever it is shown.
 *
 * @throws NotEstimable `too_few_observations` when nobody was asked in an arm
 * @see Haldane 1956, Annals of Human Genetics 20:309
 * @example haldaneOddsRatio({ treatment: { count: 0, n: 4 }, comparison: { count: 4, n: 4 } }).ratio.toFixed(6) // '0.012346'
 */
export function haldaneOddsRatio({ treatment: a, comparison: b }: TwoProportions, level = 0.95): Ratio {
  if (!(a.n >= 1 && b.n >= 1)) throw new NotEstimable('too_few_observations');
  const more = ({ count, n }: Counted): Counted => ({ count: count + 0.5, n: n + 1 });
  return oddsRatio({ treatment: more(a), comparison: more(b) }, level);
}

function withLogInterval(ratio: number, logVariance: number, level: number): Ratio {
  if (finite(ratio) === 0) return { ratio };
  const logSe = Math.sqrt(finite(logVariance));
  const { low, high } = normalInterval(Math.log(ratio), logSe, level);
  return { ratio, logSe, interval: { level, low: Math.exp(low), high: Math.exp(high) } };
}

export interface ChiSquareTest {
  readonly statistic: number;
  readonly p: number;
  /** Correlation of arm and answer, without continuity correction; −1 to 1. */
  readonly phi: number;
}

/**
 * Pearson's χ² of two shares being equal, one degree of freedom.
 *
 * @param continuity with Yates's correction
 * @throws NotEstimable `no_variance` when everybody or nobody has it, or an arm is empty
 * @see Yates 1934, Journal of the Royal Statistical Society Supplement 1:217
 * @example chiSquareTest({ treatment: { count: 5, n: 10 }, comparison: { count: 5, n: 10 } }, false).p // 1
 */
export function chiSquareTest(
  { treatment: a, comparison: b }: TwoProportions,
  continuity: boolean,
): ChiSquareTest {
  const total = a.n + b.n;
  const events = a.count + b.count;
  const margins = a.n * b.n * events * (total - events);
  if (!(margins > 0)) throw new NotEstimable('no_variance');
  const distance = a.count * (b.n - b.count) - b.count * (a.n - a.count);
  const correction = continuity ? Math.min(total / 2, Math.abs(distance)) : 0;
  const statistic = (total * (Math.abs(distance) - correction) ** 2) / margins;
  return {
    statistic,
    p: chiSquareProbability(statistic, 1, 'upper'),
    phi: distance / Math.sqrt(margins),
  };
}
