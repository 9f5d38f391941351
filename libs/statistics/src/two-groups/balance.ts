import type { Column } from '../columns.js';
import { finite, NotEstimable } from '../not-estimable.js';
import { isRounding } from '../rounding.js';
import { describeSample, type Description } from './describe.js';
import { pooledStandardDeviation } from './mean-difference.js';

export interface Balance {
  readonly treatment: Description;
  readonly comparison: Description;
  readonly difference: number;
  /** Divided by the root mean of the two variances. */
  readonly byMeanVariance: number;
  /** Divided by the pooled standard deviation, larger groups weighing more. */
  readonly byPooledSd: number;
  readonly byTreatmentSd: number;
  readonly byComparisonSd: number;
  /** Of a variable of zeros and ones: variances as p(1 − p); undefined of others. */
  readonly binary: BinaryBalance | undefined;
  /** Treatment's variance divided by comparison's. */
  readonly varianceRatio: number;
}

export interface BinaryBalance {
  readonly byMeanVariance: number;
  readonly byTreatmentSd: number;
  /** Log odds ratio divided by 1.65, on the scale of Hedges' g. */
  readonly coxIndex: number;
}

/** Divides a log odds ratio to the scale of a standardised difference. */
const COX = 1.65;

/**
 * Whether two arms were alike at baseline on one variable, by every standardiser in use: reports must name theirs.
 *
 * @param treatment,comparison one number a child; NaN where missing; those that are there are used
 * @throws NotEstimable `too_few_observations` under 2 children in an arm; `no_variance` when nobody differs within an arm
 * @see Austin 2009, Statistics in Medicine 28:3083; What Works Clearinghouse 2022, Handbook 5.0, for Cox's index
 * @example balance(Float64Array.of(3, 5), Float64Array.of(1, 3)).byMeanVariance.toFixed(6) // '1.414214'
 */
export function balance(treatment: Column, comparison: Column): Balance {
  const [a, b] = [describeSample(treatment), describeSample(comparison)];
  if (isRounding(a.sd, [treatment]) || isRounding(b.sd, [comparison])) throw new NotEstimable('no_variance');
  const difference = a.mean - b.mean;
  const zerosAndOnes = [treatment, comparison].every((c) =>
    c.every((x) => x === 0 || x === 1 || Number.isNaN(x)),
  );
  return {
    treatment: a,
    comparison: b,
    difference,
    byMeanVariance: finite(difference / Math.sqrt((a.sd ** 2 + b.sd ** 2) / 2)),
    byPooledSd: finite(difference / pooledStandardDeviation(treatment, comparison)),
    byTreatmentSd: finite(difference / a.sd),
    byComparisonSd: finite(difference / b.sd),
    binary: zerosAndOnes ? binaryBalance(a.mean, b.mean) : undefined,
    varianceRatio: finite((a.sd / b.sd) ** 2),
  };
}

function binaryBalance(p: number, q: number): BinaryBalance {
  return {
    byMeanVariance: finite((p - q) / Math.sqrt((p * (1 - p) + q * (1 - q)) / 2)),
    byTreatmentSd: finite((p - q) / Math.sqrt(p * (1 - p))),
    coxIndex: finite((Math.log(p / (1 - p)) - Math.log(q / (1 - q))) / COX),
  };
}
