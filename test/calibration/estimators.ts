import {
  ancova,
  clusteredDifference,
  clusteredMean,
  clusterMeans,
  clusterRobust,
  coefficientTest,
  completeCases,
  constant,
  differenceInDifferences,
  imputeChained,
  kenwardRogerTest,
  leastSquares,
  mixedModel,
  NotEstimable,
  pairedChange,
  poolEstimates,
  randomisationInference,
  studentDifference,
  welchDifference,
  wildClusterBootstrap,
  type Column,
  type Interval,
  type PairedChange,
} from '@tongxing/statistics';
import type { Compared } from '../../libs/impact/src/compared.js';
import { sameAgeDifference } from '../../libs/impact/src/same-age.js';
import { imputedDifference, weightedDifference, type Enrolled } from '../../libs/impact/src/sensitivity.js';
import { interaction } from '../../libs/impact/src/subgroups.js';
import type { Cohort } from './cohort.js';
import { WAVES_OF_ARMS, WAVES_OF_GROUP } from './cross-sections.js';
import type { Question } from './design.js';
import type { Source } from './draws.js';
import { SHARES_OF_ARMS, SHARES_OF_CHANGE } from './shares.js';

/** What an estimator says of a cohort; tests have no estimate. */
export interface Answer {
  readonly estimate?: number;
  readonly interval?: Interval;
  /** Two-sided, of no effect. */
  readonly p: number;
}

export type Estimator = (cohort: Cohort, source: Source) => Answer;
export type Estimators = Readonly<Record<string, Estimator>>;

/** Bootstrap signs and relabellings drawn where there are too many to go through: 0.05 of 400 is a whole number. */
export const DRAWS = 399;

const LEVEL = 0.95;
const IMPUTATIONS = 20;
const BY_SITE = { method: 'ancova_cr2' } as const;
const CR2_DIFFERENCE = 'ANCOVA, CR2 + Satterthwaite';

const complete = ({ endline, baseline, arm, site }: Cohort) =>
  clusteredDifference(endline, arm, [baseline], site);

/** Estimators of the difference of two arms. */
const TWO_ARM_ESTIMATORS: Estimators = {
  'ANCOVA, errors by person': ({ baseline, endline, arm }) => ancova(endline, baseline, arm),
  'ANCOVA, CR1S': ({ endline, baseline, arm, site }) => {
    const [y, x, z, g] = completeCases([endline, baseline, arm, site]) as [Column, Column, Column, Column];
    const fit = leastSquares(y, [constant(y.length), z, x]);
    const { standardErrors, df } = clusterRobust(fit, g, 'CR1S');
    return coefficientTest(fit.coefficients[1] as number, standardErrors[1] as number, df(1));
  },
  [CR2_DIFFERENCE]: complete,
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

/** The difference among those who stayed, and weighted for who was lost. */
const WEIGHTS: Estimators = {
  [CR2_DIFFERENCE]: complete,
  'inverse-probability weights, CR2': (cohort) => weightedDifference(enrolledOf(cohort), BY_SITE),
};

/** The difference among those who stayed, and with missing endlines imputed. */
const IMPUTATION: Estimators = {
  [CR2_DIFFERENCE]: complete,
  'multiple imputation, CR2': (cohort, { uniform }) =>
    imputedDifference(enrolledOf(cohort), BY_SITE, complete(cohort).df, uniform),
  'multiple imputation without sites, CR2': (cohort, { uniform }) => {
    const { endline, baseline, arm, site } = cohort;
    const product = baseline.map((b, row) => b * (arm[row] as number));
    const completed = imputeChained([endline, baseline, arm, product], {
      imputations: IMPUTATIONS,
      random: uniform,
      rounds: 1,
    });
    const differences = completed.map(([y]) => clusteredDifference(y as Column, arm, [baseline], site));
    return poolEstimates(differences, complete(cohort).df);
  },
};

/** Estimators of how much more a group gains from being treated, and of what it gains. */
const GROUPS_OF_ARMS: Estimators = {
  'interaction, errors by person': (cohort) => interaction(comparedOf(cohort), isIn(cohort), false),
  'interaction, CR2': (cohort) => interaction(comparedOf(cohort), isIn(cohort), true),
  'difference in the group, CR2': ({ endline, baseline, arm, site, group }) => {
    const of = (column: Column) => column.filter((_, row) => group[row] === 1);
    return clusteredDifference(of(endline), of(arm), [of(baseline)], of(site));
  },
};

/** Estimators of the change of a single group, and of where it stands at endline. */
const CHANGE: Estimators = {
  'paired t': ({ baseline, endline }) => estimateOf(pairedChange(baseline, endline)),
  'mean change, CR2': ({ baseline, endline, site }) =>
    clusteredMean(
      endline.map((y, row) => y - (baseline[row] as number)),
      site,
    ),
  'mean at endline, errors by person': ({ endline }) =>
    estimateOf(pairedChange(new Float64Array(endline.length), endline)),
  'mean at endline, CR2': ({ endline, site }) => clusteredMean(endline, site),
};

/** Estimators of how much more a group changed than the others, and of its change. */
const GROUPS_OF_CHANGE: Estimators = {
  'apart from the others, Welch’s t': (cohort) => {
    const { changes, group } = changesOf(cohort);
    const of = (one: number) => changes.filter((_, row) => group[row] === one);
    return welchDifference(of(1), of(0));
  },
  'apart from the others, CR2': (cohort) => {
    const { changes, group } = changesOf(cohort);
    return clusteredDifference(changes, group, [], cohort.site);
  },
  'change in the group, paired t': ({ baseline, endline, group }) => {
    const of = (column: Column) => column.filter((_, row) => group[row] === 1);
    return estimateOf(pairedChange(of(baseline), of(endline)));
  },
  'change in the group, CR2': (cohort) => {
    const { changes, group } = changesOf(cohort);
    const of = (column: Column) => column.filter((_, row) => group[row] === 1);
    return clusteredMean(of(changes), of(cohort.site));
  },
};

/** Estimators of endline minus baseline among children of the same age. */
const SAME_AGE: Estimators = {
  'same age, errors by child': (cohort) => sameAge(cohort, () => 0),
  'same age, CR2': (cohort) => sameAge(cohort, (site) => site),
};

/** Estimators by what is asked, and by the name that the table gives them. */
export const ESTIMATORS: Readonly<Record<Question, Estimators>> = {
  difference: TWO_ARM_ESTIMATORS,
  weights: WEIGHTS,
  imputation: IMPUTATION,
  groups_of_arms: GROUPS_OF_ARMS,
  change: CHANGE,
  groups_of_change: GROUPS_OF_CHANGE,
  same_age: SAME_AGE,
  shares_of_arms: SHARES_OF_ARMS,
  shares_of_change: SHARES_OF_CHANGE,
  waves_of_arms: WAVES_OF_ARMS,
  waves_of_group: WAVES_OF_GROUP,
};

const estimateOf = ({ change, interval, p }: PairedChange): Answer => ({ estimate: change, interval, p });

const changesOf = ({ baseline, endline, group }: Cohort) => ({
  changes: endline.map((y, row) => y - (baseline[row] as number)),
  group,
});

const enrolledOf = ({ endline, baseline, arm, site }: Cohort): Enrolled => ({
  endline,
  baseline,
  arm,
  site,
  level: LEVEL,
});

const comparedOf = (cohort: Cohort): Compared => ({
  ...enrolledOf(cohort),
  participant: Float64Array.from(cohort.site.keys()),
});

const isIn =
  ({ group }: Cohort) =>
  (child: number): boolean =>
    group[child] === 1;

/** The rules' own, with sites named so that they choose the errors that are asked for. */
function sameAge({ baseline, endline, age, site }: Cohort, named: (site: number) => number): Answer {
  const seen = [baseline, endline].flatMap((scores, wave) =>
    Array.from(scores, (score, child) => ({
      child,
      site: named(site[child] as number),
      score,
      age: (age[child] as number) + wave,
      atEndline: wave === 1,
    })),
  );
  const found = sameAgeDifference(seen, LEVEL);
  if (found.kind === 'estimated') return found;
  throw new NotEstimable('too_few_observations');
}

/** Means of what baseline leaves unexplained, a site each, as the second test beside an ANCOVA takes them. */
function adjustedMeans({ baseline, endline, arm, site }: Cohort) {
  const [y, x, z, g] = completeCases([endline, baseline, arm, site]) as [Column, Column, Column, Column];
  return clusterMeans(leastSquares(y, [constant(y.length), x]).residuals, z, g);
}
