import { completeCases, type Column } from '../columns.js';
import { correlationMatrix, covarianceMatrix } from '../descriptives/covariance.js';
import { finite } from '../not-estimable.js';
import { maximumLikelihoodLoadings, minresLoadings } from './one-factor.js';

export interface Omega {
  /** Respondents who answered every item. */
  readonly n: number;
  readonly items: number;
  /** Share of the total's variance, as the model has it, that the common factor explains. */
  readonly omega: number;
  /** What the common factor explains, as a share of the variance that the total has in the data. */
  readonly omegaOfObserved: number;
  /** One less what is unique to the items, as a share of the same: psych prints this one. */
  readonly omegaLessUnique: number;
  /** Standardised loadings, in the order of the items. */
  readonly loadings: readonly number[];
}

/**
 * Omega total of a scale in its own units, from one common factor by maximum likelihood.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered; complete rows are used
 * @returns negative loadings stay as they are: a mis-keyed item lowers omega and is not turned silently
 * @throws NotEstimable `too_few_observations` under 3 items or 2 complete rows; `no_variance`; `no_solution` when no
 *   proper one-factor solution exists
 * @see McDonald 1999, Test Theory, chapter 6
 * @example omegaTotal([[1, 2, 3, 4, 5], [1, 3, 2, 5, 4], [2, 1, 3, 5, 4]].map((x) => Float64Array.from(x))).omega.toFixed(3) // '0.910'
 */
export function omegaTotal(items: readonly Column[]): Omega {
  const complete = completeCases(items);
  const deviations = covarianceMatrix(complete).map((row, i) => Math.sqrt(row[i] as number));
  const loadings = maximumLikelihoodLoadings(correlationMatrix(complete));
  return omegaOf(complete, loadings, deviations);
}

/**
 * Omega total of standardised items, from one common factor by minres.
 *
 * @param items one column an item, already reversed where the key says so; NaN where not answered; complete rows are used
 * @returns `omegaLessUnique` is what psych::omega prints for one factor when it turns no item
 * @throws NotEstimable as omegaTotal
 * @see McDonald 1999, Test Theory, chapter 6; Harman & Jones 1966, Psychometrika 31:351
 * @example omegaTotalStandardized([[1, 2, 3, 4, 5], [1, 3, 2, 5, 4], [2, 1, 3, 5, 4]].map((x) => Float64Array.from(x))).items // 3
 */
export function omegaTotalStandardized(items: readonly Column[]): Omega {
  const complete = completeCases(items);
  return omegaOf(
    complete,
    minresLoadings(correlationMatrix(complete)),
    complete.map(() => 1),
  );
}

function omegaOf(
  complete: readonly Column[],
  loadings: readonly number[],
  deviations: readonly number[],
): Omega {
  const correlations = correlationMatrix(complete);
  const common = loadings.reduce((sum, l, i) => sum + l * (deviations[i] as number), 0) ** 2;
  const unique = loadings.reduce((sum, l, i) => sum + (1 - l * l) * (deviations[i] as number) ** 2, 0);
  const observed = correlations.reduce(
    (sum, row, i) =>
      sum + row.reduce((s, r, j) => s + r * (deviations[i] as number) * (deviations[j] as number), 0),
    0,
  );
  return {
    n: complete[0]?.length ?? 0,
    items: complete.length,
    omega: finite(common / (common + unique)),
    omegaOfObserved: finite(common / observed),
    omegaLessUnique: finite(1 - unique / observed),
    loadings,
  };
}
