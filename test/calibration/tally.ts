import { NotEstimable } from '@tongxing/statistics';
import type { Answer } from './estimators.js';

/** What an estimator did over many cohorts. */
export interface Tally {
  readonly cohorts: number;
  readonly notEstimable: number;
  /** Sums over the cohorts with an estimate, of estimate less truth and of its square. */
  readonly error: number;
  readonly squaredError: number;
  /** Cohorts with an interval, and those of them whose interval holds the truth. */
  readonly intervals: number;
  readonly covered: number;
  /** p of 0.05 or less. */
  readonly rejected: number;
}

const ALPHA = 0.05;
/** 20 of 400 draws make a p that is 0.05 but for rounding. */
const ROUNDING = 1e-12;

export const EMPTY: Tally = {
  cohorts: 0,
  notEstimable: 0,
  error: 0,
  squaredError: 0,
  intervals: 0,
  covered: 0,
  rejected: 0,
};

/** The tally of one cohort. */
export function tallyOf(answer: () => Answer, truth: number): Tally {
  try {
    const { estimate = truth, interval, p } = answer();
    const isCovered = interval !== undefined && interval.low <= truth && truth <= interval.high;
    return {
      cohorts: 1,
      notEstimable: 0,
      error: estimate - truth,
      squaredError: (estimate - truth) ** 2,
      intervals: interval ? 1 : 0,
      covered: isCovered ? 1 : 0,
      rejected: p <= ALPHA + ROUNDING ? 1 : 0,
    };
  } catch (error) {
    if (error instanceof NotEstimable) return { ...EMPTY, cohorts: 1, notEstimable: 1 };
    throw error;
  }
}

export const added = (a: Tally, b: Tally): Tally => ({
  cohorts: a.cohorts + b.cohorts,
  notEstimable: a.notEstimable + b.notEstimable,
  error: a.error + b.error,
  squaredError: a.squaredError + b.squaredError,
  intervals: a.intervals + b.intervals,
  covered: a.covered + b.covered,
  rejected: a.rejected + b.rejected,
});

/** Mean of estimate less truth with its standard error; undefined for what does not estimate. */
export function biasOf(tally: Tally): { readonly value: number; readonly error: number } | undefined {
  const n = tally.cohorts - tally.notEstimable;
  if (n < 2 || tally.squaredError === 0) return undefined;
  const value = tally.error / n;
  return { value, error: Math.sqrt((tally.squaredError / n - value ** 2) / (n - 1)) };
}

/** A share of a number of cohorts. */
export interface Share {
  readonly value: number;
  readonly of: number;
}

export const coverageOf = ({ intervals, covered }: Tally): Share | undefined => shareOf(covered, intervals);

export const rejectionsOf = ({ cohorts, notEstimable, rejected }: Tally): Share | undefined =>
  shareOf(rejected, cohorts - notEstimable);

const shareOf = (count: number, of: number): Share | undefined =>
  of === 0 ? undefined : { value: count / of, of };
