import { normalQuantile } from '../distributions/normal.js';
import { finite, NotEstimable } from '../not-estimable.js';

/**
 * Standard error of measurement: how far one person's score would wander if it could be taken again.
 *
 * @param sd standard deviation of the scores, 0 or more
 * @param reliability at most 1; a negative one is taken as it is
 * @throws NotEstimable `not_finite` where the arguments are not so
 * @see Lord & Novick 1968, Statistical Theories of Mental Test Scores, 3.6
 * @example standardErrorOfMeasurement(10, 0.75) // 5
 */
export function standardErrorOfMeasurement(sd: number, reliability: number): number {
  if (!(sd >= 0 && reliability <= 1)) throw new NotEstimable('not_finite');
  return finite(sd * Math.sqrt(1 - reliability));
}

/**
 * Smallest change of one person that is not to be expected from measurement error alone.
 *
 * @param sem standard error of measurement
 * @param level share of unchanged people who stay within it
 * @see Beaton 2000, Spine 25:3192
 * @example minimalDetectableChange(5).toFixed(4) // '13.8590'
 */
export function minimalDetectableChange(sem: number, level = 0.95): number {
  return finite(normalQuantile(0.5 + level / 2) * Math.SQRT2 * sem);
}
