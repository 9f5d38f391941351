import { mean, sampleVariance } from 'simple-statistics';
import { coefficientTest, type CoefficientTest } from '../linear-models/coefficient-test.js';
import { finite, NotEstimable } from '../not-estimable.js';

/** What the analysis of one completed data set gave. */
export interface ImputedEstimate {
  readonly estimate: number;
  readonly se: number;
}

/** One estimate from all completed data sets; `df` is Barnard and Rubin's. */
export interface PooledEstimate extends CoefficientTest {
  readonly imputations: number;
  /** Mean of the squared standard errors. */
  readonly within: number;
  /** Variance of the estimates. */
  readonly between: number;
  /** within + (1 + 1 / imputations) × between. */
  readonly total: number;
  /** For samples without end; absent where the estimates do not differ. */
  readonly dfRubin?: number;
  /** Relative increase of the variance because data are missing. */
  readonly increase: number;
  /** Share of the variance that is due to missing data, 0 to 1. */
  readonly shareMissing: number;
  /** Fraction of the information that is missing, 0 to 1. */
  readonly missingInformation: number;
}

/**
 * Pools the analyses of completed data sets by Rubin's rules.
 *
 * @param analyses one a completed data set, 2 or more
 * @param dfComplete degrees of freedom that the analysis would have with nothing missing, such as n − k
 * @throws NotEstimable `too_few_observations` under 2 analyses or without degrees of freedom; `no_variance` when every
 *   standard error is zero; `not_finite`
 * @see Rubin 1987, Multiple Imputation for Nonresponse in Surveys, 3; Barnard & Rubin 1999, Biometrika 86:948
 * @example poolEstimates([{ estimate: 1, se: 1 }, { estimate: 3, se: 1 }], 100).total // 4
 */
export function poolEstimates(
  analyses: readonly ImputedEstimate[],
  dfComplete: number,
  level = 0.95,
): PooledEstimate {
  const m = analyses.length;
  if (m < 2 || !(dfComplete > 0)) throw new NotEstimable('too_few_observations');
  const estimates = analyses.map(({ estimate }) => estimate);
  const within = finite(mean(analyses.map(({ se }) => se ** 2)));
  if (within === 0) throw new NotEstimable('no_variance');
  const between = finite(sampleVariance(estimates));
  const added = (1 + 1 / m) * between;
  const total = within + added;
  const shareMissing = added / total;
  const dfRubin = between === 0 ? undefined : (m - 1) / shareMissing ** 2;
  const dfObserved = ((dfComplete + 1) / (dfComplete + 3)) * dfComplete * (1 - shareMissing);
  const df = dfRubin === undefined ? dfObserved : (dfRubin * dfObserved) / (dfRubin + dfObserved);
  const increase = added / within;
  return {
    imputations: m,
    within,
    between,
    total,
    ...(dfRubin !== undefined && { dfRubin }),
    increase,
    shareMissing,
    missingInformation: (increase + 2 / (df + 3)) / (1 + increase),
    ...coefficientTest(mean(estimates), Math.sqrt(total), df, level),
  };
}
