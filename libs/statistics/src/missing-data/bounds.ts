import { mean } from 'simple-statistics';
import { completeCases, type Column } from '../columns.js';
import { NotEstimable } from '../not-estimable.js';

/**
 * Endline with the baseline in place of what is missing: those who were lost are taken for unchanged.
 *
 * @param endline,baseline one number a child; NaN where missing
 * @returns NaN where both are missing
 * @throws NotEstimable `lengths_differ`
 * @see Little & Rubin 2019, Statistical Analysis with Missing Data, 4.2, for what it assumes
 * @example [...baselineCarriedForward(Float64Array.of(5, NaN), Float64Array.of(1, 2))] // [5, 2]
 */
export function baselineCarriedForward(endline: Column, baseline: Column): Column {
  if (endline.length !== baseline.length) throw new NotEstimable('lengths_differ');
  return endline.map((y, row) => (Number.isNaN(y) ? (baseline[row] as number) : y));
}

/** The least and the largest that a difference can be. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * The least and the largest difference of two arms' mean endlines, treatment minus comparison, whatever became of
 * those who were lost. Nothing is assumed, so that the range is wide; sampling error is not in it.
 *
 * @param endline one number a child; NaN where lost
 * @param treatment 1 in the treatment arm, 0 in the comparison arm; rows without an arm are left out
 * @param scale the least and the largest score that there can be
 * @throws NotEstimable `too_few_observations` with nobody in an arm; `not_finite` when a score lies outside the scale
 * @see Horowitz & Manski 2000, Journal of the American Statistical Association 95:77
 * @example worstCaseBounds(Float64Array.of(60, NaN, 50, 50), Float64Array.of(1, 1, 0, 0), { low: 0, high: 100 }) // { low: -20, high: 30 }
 */
export function worstCaseBounds(endline: Column, treatment: Column, scale: Bounds): Bounds {
  const [treated, compared] = [1, 0].map((arm) =>
    Array.from(endline.filter((_, row) => treatment[row] === arm)),
  ) as [number[], number[]];
  if (treated.length === 0 || compared.length === 0) throw new NotEstimable('too_few_observations');
  if ([...treated, ...compared].some((y) => y < scale.low || y > scale.high))
    throw new NotEstimable('not_finite');
  const filled = (arm: number[], score: number) => mean(arm.map((y) => (Number.isNaN(y) ? score : y)));
  return {
    low: filled(treated, scale.low) - filled(compared, scale.high),
    high: filled(treated, scale.high) - filled(compared, scale.low),
  };
}

/**
 * Bounds of the difference among children who would be followed up in either arm: of the arm that lost fewer, as
 * many of its highest or lowest endlines are left out as it has too many. Assumes arms drawn at random, and that
 * the arm moves children in one direction only between being followed and being lost.
 *
 * @param endline one number a child; NaN where lost
 * @param treatment 1 in the treatment arm, 0 in the comparison arm; rows without an arm are left out
 * @throws NotEstimable `too_few_observations` with nobody followed in an arm, or nobody left of one
 * @see Lee 2009, Review of Economic Studies 76:1071
 * @example trimmedBounds(Float64Array.of(1, 2, 3, 4, 2, NaN), Float64Array.of(1, 1, 1, 1, 0, 0)) // { low: -0.5, high: 1.5 }
 */
export function trimmedBounds(endline: Column, treatment: Column): Bounds {
  const [treated, compared] = [1, 0].map((arm) => followedOf(endline, treatment, arm)) as [Followed, Followed];
  const [a, b] = [trimmed(treated, compared.rate), trimmed(compared, treated.rate)];
  return { low: a.low - b.high, high: a.high - b.low };
}

interface Followed {
  /** Endlines in rising order. */
  readonly scores: readonly number[];
  /** Followed among those at baseline. */
  readonly rate: number;
}

function followedOf(endline: Column, treatment: Column, arm: number): Followed {
  const all = endline.filter((_, row) => treatment[row] === arm);
  const [scores] = completeCases([all]) as [Column];
  if (scores.length === 0) throw new NotEstimable('too_few_observations');
  return { scores: Array.from(scores).sort((x, y) => x - y), rate: scores.length / all.length };
}

/** The mean of an arm's lowest and of its highest endlines, as many as the other arm's rate would have followed. */
function trimmed({ scores, rate }: Followed, other: number): Bounds {
  const excess = Math.max(0, (rate - other) / rate);
  const left = scores.length - Math.floor(excess * scores.length + ROUNDING);
  if (left === 0) throw new NotEstimable('too_few_observations');
  return { low: mean(scores.slice(0, left)), high: mean(scores.slice(-left)) };
}

/** Three quarters of four may come out as 2.9999999. */
const ROUNDING = 1e-9;
