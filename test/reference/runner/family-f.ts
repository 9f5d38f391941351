import {
  ancova,
  attritionRates,
  baselineCarriedForward,
  chiSquareTest,
  completeCases,
  constant,
  describeSample,
  describeWeights,
  fisherExactP,
  followedUp,
  heteroscedasticErrors,
  inverseProbabilityWeights,
  leastSquares,
  likelihoodRatio,
  logisticRegression,
  stabilisedWeights,
  standardizedDifference,
  weightedAncova,
  weightedErrors,
  weightedMean,
  welchDifference,
  type Column,
} from '@tongxing/statistics';
import { names, readData, written } from './columns.js';
import { named, once, type Predictors } from './family-d-models.js';
import { poolingFigures } from './family-f-pooling.js';
import { meanOf, sumOf } from './figures.js';
import type { Computations, Family, FixtureInput } from './registry.js';

/** Attrition, weights for it, and multiple imputation. */
export const familyF: Family = (input) =>
  input.imputedCsv === undefined ? attritionFigures(input) : poolingFigures(input);

/** Children with everything that was asked at baseline; endline NaN where lost. */
interface Cohort {
  readonly baseline: Column;
  readonly endline: Column;
  readonly treat: Column;
  readonly followed: Column;
  readonly covariates: Predictors;
}

function readCohort(input: FixtureInput) {
  const data = readData(input);
  const arm = data.arm(written(input.roles['group']));
  const endline = data.column(written(input.roles['endline']));
  const covariates = names(input.roles['attrition_covariates']);
  const atBaseline = [
    arm,
    data.column(written(input.roles['baseline'])),
    ...covariates.map((name) => data.column(name)),
  ];
  const known = constant(arm.length).map((_, row) => (atBaseline.some((c) => Number.isNaN(c[row])) ? NaN : 1));
  const [treat, baseline, ...rest] = completeCases(atBaseline) as [Column, Column, ...Column[]];
  const ends = endline.filter((_, row) => known[row] === 1);
  return {
    all: arm.filter((a) => !Number.isNaN(a)).length,
    cohort: {
      treat,
      baseline,
      endline: ends,
      followed: followedUp(ends),
      covariates: Object.fromEntries(covariates.map((name, j) => [name, rest[j] ?? new Float64Array()])),
    } satisfies Cohort,
  };
}

function attritionFigures(input: FixtureInput): Computations {
  const { all, cohort } = readCohort(input);
  return {
    n_rows: () => ({ all, analysis_set: cohort.treat.length }),
    ...rateFigures(cohort),
    ...modelFigures(cohort),
  };
}

function rateFigures({ baseline, followed, treat }: Cohort): Computations {
  const rates = once(() => attritionRates(followed, treat));
  const lostTable = () => {
    const { treatment, comparison } = rates();
    return {
      treatment: { count: treatment.lost, n: treatment.n },
      comparison: { count: comparison.lost, n: comparison.n },
    };
  };
  return {
    attrition: () => {
      const { treatment, comparison, overall, differential } = rates();
      return {
        lost_treat: treatment.lost,
        n_treat: treatment.n,
        lost_comp: comparison.lost,
        n_comp: comparison.n,
        rate_treat: treatment.rate,
        rate_comp: comparison.rate,
        overall,
        differential,
      };
    },
    attrition_test: () => {
      const { statistic, p } = chiSquareTest(lostTable(), false);
      return { chisq: statistic, p, p_fisher: fisherExactP(lostTable()) };
    },
    baseline_followed_vs_lost: () => {
      const [kept, lost] = [1, 0].map((s) => baseline.filter((_, row) => followed[row] === s)) as [
        Column,
        Column,
      ];
      const { estimate, t, df, p } = welchDifference(kept, lost);
      return {
        mean_followed: describeSample(kept).mean,
        mean_lost: describeSample(lost).mean,
        diff: estimate,
        t,
        df,
        p,
        smd_pooled: standardizedDifference(kept, lost).byMeanVariance,
      };
    },
  };
}

function modelFigures(cohort: Cohort): Computations {
  const { baseline, endline, followed, treat, covariates } = cohort;
  const predictors = { '(Intercept)': constant(treat.length), treat, ...covariates };
  const model = once(() => logisticRegression(followed, Object.values(predictors)));
  const weights = once(() => inverseProbabilityWeights(followed, model().fitted));
  return {
    followup_logit_coef: () => named(predictors, model().coefficients),
    followup_logit_se: () => named(predictors, model().standardErrors),
    followup_logit_fit: () => {
      const { statistic, df, p } = likelihoodRatio(
        model(),
        logisticRegression(followed, [constant(treat.length)]),
      );
      return { loglik: model().logLikelihood, lr_chisq: statistic, df, p };
    },
    weights: () => {
      const { min, max, sum, effectiveN, designEffect } = describeWeights(weights());
      const [alike] = completeCases([stabilisedWeights(weights(), constant(treat.length))]) as [Column];
      const [byArm] = completeCases([stabilisedWeights(weights(), treat)]) as [Column];
      return {
        min,
        max,
        sum,
        mean_stabilised: meanOf(alike),
        ess: effectiveN,
        deff_kish: designEffect,
        sum_arm_stabilised: sumOf(byArm),
      };
    },
    ...changeFigures(cohort, weights),
    ...ancovaFigures(cohort, weights),
    bounds: () => {
      const carried = baselineCarriedForward(endline, baseline);
      return {
        lost_unchanged_mean_change: meanOf(carried.map((y, row) => y - (baseline[row] ?? NaN))),
        locf_ancova_treat: ancova(carried, baseline, treat).estimate,
      };
    },
  };
}

function changeFigures({ baseline, endline, treat }: Cohort, weights: () => Column): Computations {
  const change = endline.map((y, row) => y - (baseline[row] ?? NaN));
  const ofArm = (arm: number) => change.map((d, row) => (treat[row] === arm ? d : NaN));
  return {
    mean_change: () => ({
      unweighted: describeSample(change).mean,
      ipw: weightedMean(change, weights()).estimate,
      ipw_treat: weightedMean(ofArm(1), weights()).estimate,
      ipw_comp: weightedMean(ofArm(0), weights()).estimate,
      unweighted_treat: describeSample(ofArm(1)).mean,
      unweighted_comp: describeSample(ofArm(0)).mean,
    }),
    ipw_mean_change_se_linearised: () => weightedMean(change, weights()).se,
  };
}

function ancovaFigures(
  { baseline: y0, endline, treat, followed }: Cohort,
  weights: () => Column,
): Computations {
  const seen = (column: Column) => column.filter((_, row) => followed[row] === 1);
  const predictors = { '(Intercept)': constant(seen(treat).length), treat: seen(treat), y0: seen(y0) };
  const columns = Object.values(predictors);
  const weighted = once(() => leastSquares(seen(endline), columns, seen(weights())));
  /** The same figure by the function that takes the cohort as it is. */
  const withEffect = (errors: readonly number[], treatError: number) =>
    named(predictors, errors.with(1, treatError));
  const difference = (convention: 'survey' | 'stata') =>
    weightedAncova(endline, y0, treat, weights(), convention);
  return {
    ancova_unweighted: () => named(predictors, leastSquares(seen(endline), columns).coefficients),
    ancova_ipw_coef: () => withEffect(weighted().coefficients, difference('survey').estimate),
    ancova_ipw_se_hc0: () => named(predictors, heteroscedasticErrors(weighted(), 'HC0')),
    ancova_ipw_se_hc1: () => withEffect(weightedErrors(weighted(), 'stata'), difference('stata').se),
    ancova_ipw_se_svyglm: () => withEffect(weightedErrors(weighted(), 'survey'), difference('survey').se),
  };
}
