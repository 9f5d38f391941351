export type NotEstimableReason =
  | 'too_few_observations'
  | 'no_variance'
  | 'collinear_predictors'
  | 'not_finite'
  | 'lengths_differ'
  | 'no_solution';

/** The data do not determine what was asked. Thrown instead of returning NaN or Infinity. */
export class NotEstimable extends Error {
  override readonly name = 'NotEstimable';

  constructor(readonly reason: NotEstimableReason) {
    super(reason);
  }
}

/**
 * A number that was computed, given on only when it is one.
 *
 * @throws NotEstimable `not_finite` when it is NaN or infinite
 * @example finite(0.5) // 0.5
 */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new NotEstimable('not_finite');
  return value;
}
