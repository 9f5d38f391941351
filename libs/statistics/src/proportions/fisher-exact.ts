import type { Interval } from '../interval.js';
import { root } from '../numeric/root.js';
import { NotEstimable } from '../not-estimable.js';
import type { TwoProportions } from './two-proportions.js';

/** Tables count as equally likely within this, relative. */
const EQUALLY_LIKELY = 1 + 1e-7;
/** Natural logarithm of the largest odds ratio that is looked for. */
const FARTHEST = 100;

/**
 * Fisher's exact p of two shares being equal, two-sided: all tables with the same margins that are no more likely
 * than the one seen.
 *
 * @throws NotEstimable `too_few_observations` when nobody was asked
 * @see Fisher 1935, The Design of Experiments, 11
 * @example fisherExactP({ treatment: { count: 3, n: 3 }, comparison: { count: 0, n: 3 } }).toFixed(6) // '0.100000'
 */
export function fisherExactP(table: TwoProportions): number {
  const { weights, least } = hypergeometric(table);
  const seen = weights[table.treatment.count - least] as number;
  return Math.min(
    1,
    share(weights, (weight) => weight <= seen * EQUALLY_LIKELY),
  );
}

/**
 * Odds ratio of highest conditional likelihood given the margins, with its exact interval. Not the ratio of the
 * observed odds.
 *
 * @throws NotEstimable `not_finite` when the estimate is infinite, or any ratio is as likely; `too_few_observations` when
 *   nobody was asked
 * @see Cornfield 1956, Proceedings of the Third Berkeley Symposium 4:135
 * @example conditionalOddsRatio({ treatment: { count: 2, n: 4 }, comparison: { count: 2, n: 4 } }).ratio.toFixed(6) // '1.000000'
 */
export function conditionalOddsRatio(
  table: TwoProportions,
  level = 0.95,
): { readonly ratio: number; readonly interval: Interval } {
  const { weights, least } = hypergeometric(table);
  const seen = table.treatment.count - least;
  if (seen === weights.length - 1) throw new NotEstimable('not_finite');
  const tilted = (log: number) => tilt(weights, log, seen);
  const tail = (1 - level) / 2;
  const at = (f: (w: readonly number[]) => number) =>
    Math.exp(root((log) => f(tilted(log)), -FARTHEST, FARTHEST));
  return {
    ratio: seen === 0 ? 0 : at((w) => w.reduce((sum, weight, i) => sum + weight * (i - seen), 0)),
    interval: {
      level,
      low: seen === 0 ? 0 : at((w) => share(w, (_, i) => i >= seen) - tail),
      high: at((w) => share(w, (_, i) => i <= seen) - tail),
    },
  };
}

/** How likely each count of the treatment arm is, given the margins: weights relative to the likeliest. */
function hypergeometric({ treatment: a, comparison: b }: TwoProportions) {
  if (!(a.n >= 1 && b.n >= 1)) throw new NotEstimable('too_few_observations');
  const events = a.count + b.count;
  const least = Math.max(0, events - b.n);
  const most = Math.min(a.n, events);
  const logs = [0];
  for (let x = least; x < most; x++) {
    const step = ((a.n - x) * (events - x)) / ((x + 1) * (b.n - events + x + 1));
    logs.push((logs.at(-1) as number) + Math.log(step));
  }
  const peak = Math.max(...logs);
  return { weights: logs.map((log) => Math.exp(log - peak)), least };
}

/** The weights when the odds ratio is exp(log), relative to the largest. */
function tilt(weights: readonly number[], log: number, seen: number): number[] {
  const logs = weights.map((weight, i) => Math.log(weight) + (i - seen) * log);
  const peak = Math.max(...logs);
  return logs.map((x) => Math.exp(x - peak));
}

function share(weights: readonly number[], counts: (weight: number, i: number) => boolean): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, i) => (counts(weight, i) ? sum + weight : sum), 0) / whole;
}
