import {
  ancova,
  clusteredDifference,
  clusterMeans,
  clusterRobust,
  coefficientTest,
  completeCases,
  constant,
  differenceInDifferences,
  kenwardRogerTest,
  leastSquares,
  mixedModel,
  pairedChange,
  randomisationInference,
  studentDifference,
  wildClusterBootstrap,
  type Column,
  type Interval,
} from '@tongxing/statistics';
import type { Cohort } from './cohort.js';
import type { Source } from './draws.js';

/** What an estimator says of a cohort; tests have no estimate. */
export interface Answer {
  readonly estimate?: number;
  readonly interval?: Interval;
  /** Two-sided, of no effect. */
  readonly p: number;
}

export type Estimator = (cohort: Cohort, source: Source) => Answer;

/** Bootstrap signs and relabellings drawn where there are too many to go through: 0.05 of 400 is a whole number. */
export const DRAWS = 399;

/** Estimators of the difference of two arms, by the name that the table gives them. */
export const TWO_ARM_ESTIMATORS: Readonly<Record<string, Estimator>> = {
  'ANCOVA, errors by person': ({ baseline, endline, arm }) => ancova(endline, baseline, arm),
  'ANCOVA, CR1S': ({ endline, baseline, arm, site }) => {
    const [y, x, z, g] = completeCases([endline, baseline, arm, site]) as [Column, Column, Column, Column];
    const fit = leastSquares(y, [constant(y.length), z, x]);
    const { standardErrors, df } = clusterRobust(fit, g, 'CR1S');
    return coefficientTest(fit.coefficients[1] as number, standardErrors[1] as number, df[1] as number);
  },
  'ANCOVA, CR2 + Satterthwaite': ({ endline, baseline, arm, site }) =>
    clusteredDifference(endline, arm, [baseline], site),
  'wild cluster bootstrap': ({ endline, baseline, arm, site }, { uniform }) => {
    const [y, x, z, g] = completeCases([endline, baseline, arm, site]) as [Column, Column, Column, Column];
    return wildClusterBootstrap(y, [constant(y.length), z, x], 1, g, { draws: DRAWS, random: uniform });
  },
  'randomisation inference': (cohort, { uniform }) => ({
    p: randomisationInference(adjustedMeans(cohort), { draws: DRAWS, random: uniform }).p,
  }),
  'cluster means, t': (cohort) => {
    const { treatment, comparison } = adjustedMeans(cohort);
    return studentDifference(Float64Array.from(treatment), Float64Array.from(comparison));
  },
  'difference in differences': ({ baseline, endline, arm, site }) => {
    const { estimate, byCluster } = differenceInDifferences(baseline, endline, arm, site);
    return coefficientTest(estimate, byCluster.slopesCounted, new Set(site).size - 1);
  },
  'difference in differences, CR2': ({ baseline, endline, arm, site }) =>
    clusteredDifference(
      endline.map((y, row) => y - (baseline[row] as number)),
      arm,
      [],
      site,
    ),
  'mixed model, Kenward–Roger': ({ baseline, endline, arm, site }) =>
    kenwardRogerTest(mixedModel(endline, [constant(arm.length), arm, baseline], site), [0, 1, 0]),
};

/** Estimators of the change of a single group. */
export const SINGLE_GROUP_ESTIMATORS: Readonly<Record<string, Estimator>> = {
  'paired t': ({ baseline, endline }) => {
    const { change, interval, p } = pairedChange(baseline, endline);
    return { estimate: change, interval, p };
  },
  'mean change, CR2': ({ baseline, endline, site }) => {
    const [x, y, g] = completeCases([baseline, endline, site]) as [Column, Column, Column];
    const change = y.map((value, row) => value - (x[row] as number));
    const fit = leastSquares(change, [constant(y.length)]);
    const { standardErrors, df } = clusterRobust(fit, g, 'CR2');
    return coefficientTest(fit.coefficients[0] as number, standardErrors[0] as number, df[0] as number);
  },
};

/** Means of what baseline leaves unexplained, a site each, as the second test beside an ANCOVA takes them. */
function adjustedMeans({ baseline, endline, arm, site }: Cohort) {
  const [y, x, z, g] = completeCases([endline, baseline, arm, site]) as [Column, Column, Column, Column];
  return clusterMeans(leastSquares(y, [constant(y.length), x]).residuals, z, g);
}
