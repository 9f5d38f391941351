import {
  clusterMeans,
  clusterRobust,
  completeCases,
  constant,
  describeSample,
  designEffect,
  differenceInDifferences,
  intraclassCorrelation,
  leastSquares,
  mixedModel,
  pooledStandardDeviation,
  randomisationInference,
  studentDifference,
  wildClusterBootstrap,
  type Column,
} from '@tongxing/statistics';
import { names, readData, written, type Data } from './columns.js';
import {
  leastSquaresFigures,
  mixedFigures,
  once,
  prefixed,
  testFigures,
  type Predictors,
} from './family-d-models.js';
import type { Computations, FixtureInput } from './registry.js';

/** Rows with every column that the fixture uses. */
interface Study {
  readonly endline: Column;
  readonly cluster: Column;
  readonly baseline: Column | undefined;
  readonly treat: Column | undefined;
  readonly covariates: Predictors;
}

/** One outcome, at one or two times, of children in clusters. */
export function clusterFigures(input: FixtureInput): Computations {
  const study = completeStudy(readData(input), input.roles);
  const { endline, baseline, treat } = study;
  const gain = baseline && endline.map((y, row) => y - (baseline[row] ?? NaN));
  return {
    ...iccFigures('icc_endline', endline, study.cluster),
    ...(baseline && iccFigures('icc_baseline', baseline, study.cluster)),
    ...(gain && iccFigures('icc_gain', gain, study.cluster)),
    ...(gain &&
      prefixed(
        'mean_change',
        leastSquaresFigures(gain, { '(Intercept)': constant(gain.length) }, study.cluster, '(Intercept)'),
      )),
    ...(treat && (gain ? twoWaveFigures(study, treat, gain) : oneWaveFigures(study, treat))),
  };
}

function completeStudy(data: Data, roles: FixtureInput['roles']): Study {
  const covariates = names(roles['covariates']);
  const baseline = names(roles['baseline'])[0];
  const arm = names(roles['treatment_column'])[0];
  const wanted = [
    data.column(written(roles['endline'])),
    data.codes(written(roles['cluster'])),
    ...(baseline === undefined ? [] : [data.column(baseline)]),
    ...(arm === undefined ? [] : [data.arm(arm)]),
    ...covariates.map((name) => data.column(name)),
  ];
  const [endline, cluster, ...rest] = completeCases(wanted) as [Column, Column, ...Column[]];
  return {
    endline,
    cluster,
    baseline: baseline === undefined ? undefined : rest.shift(),
    treat: arm === undefined ? undefined : rest.shift(),
    covariates: byName(covariates, rest),
  };
}

const byName = (keys: readonly string[], columns: readonly Column[]): Predictors =>
  Object.fromEntries(keys.map((name, j) => [name, columns[j] ?? new Float64Array()]));

const withOnes = (treat: Column): Predictors => ({ '(Intercept)': constant(treat.length), treat });

const ofArm = (column: Column, treat: Column, arm: number): Column =>
  column.filter((_, row) => treat[row] === arm);

function twoWaveFigures(study: Study, treat: Column, gain: Column): Computations {
  const { endline, cluster, covariates } = study;
  const baseline = study.baseline ?? new Float64Array();
  const adjusted = { ...withOnes(treat), base: baseline, ...covariates };
  return {
    n_by_arm: () => ({ ...armSizes(treat), ...armClusters(treat, cluster) }),
    means: () => ({
      treat_base: describeSample(ofArm(baseline, treat, 1)).mean,
      treat_end: describeSample(ofArm(endline, treat, 1)).mean,
      comp_base: describeSample(ofArm(baseline, treat, 0)).mean,
      comp_end: describeSample(ofArm(endline, treat, 0)).mean,
    }),
    ...prefixed('endline_only', leastSquaresFigures(endline, withOnes(treat), cluster, 'treat')),
    ...prefixed('ancova', leastSquaresFigures(endline, adjusted, cluster, 'treat')),
    ...prefixed('gain', leastSquaresFigures(gain, withOnes(treat), cluster, 'treat')),
    ...prefixed('mixed', mixedFigures(endline, adjusted, cluster, 'treat')),
    'ancova.standardized_effect': () => {
      const effect = leastSquares(endline, Object.values(adjusted)).coefficients[1] ?? NaN;
      return {
        by_pooled_endline_sd:
          effect / pooledStandardDeviation(ofArm(endline, treat, 1), ofArm(endline, treat, 0)),
        by_comparison_endline_sd: effect / describeSample(ofArm(endline, treat, 0)).sd,
        by_pooled_baseline_sd:
          effect / pooledStandardDeviation(ofArm(baseline, treat, 1), ofArm(baseline, treat, 0)),
      };
    },
    ...prefixed('did', differenceFigures(study, treat, baseline, gain)),
  };
}

/** Two waves of the same children, by several routes. */
function differenceFigures(
  { endline, cluster }: Study,
  treat: Column,
  baseline: Column,
  gain: Column,
): Computations {
  const did = once(() => differenceInDifferences(baseline, endline, treat, cluster));
  const change = (arm: number) =>
    describeSample(ofArm(endline, treat, arm)).mean - describeSample(ofArm(baseline, treat, arm)).mean;
  return {
    estimate: () => ({
      table_of_means: change(1) - change(0),
      gain_score: leastSquares(gain, Object.values(withOnes(treat))).coefficients[1],
      pooled_interaction: stacked(baseline, endline, treat).coefficients[3],
      child_fixed_effects: did().estimate,
    }),
    se_child_fe: () => ({
      classical: did().seClassical,
      cluster_child_CR0: did().byChild.uncorrected,
      cluster_child_stata_xtreg: did().byChild.slopesCounted,
      cluster_child_areg: did().byChild.childrenCounted,
      cluster_school_CR0: did().byCluster.uncorrected,
      cluster_school_stata_xtreg: did().byCluster.slopesCounted,
      cluster_school_areg: did().byCluster.childrenCounted,
    }),
    stacked_ols_se: () => {
      const fit = stacked(baseline, endline, treat);
      const children = endline.map((_, row) => row);
      const clustered = (by: Column) => clusterRobust(fit, twice(by), 'CR1S').standardErrors[3];
      return {
        classical: fit.standardErrors[3],
        cluster_child_stata: clustered(children),
        cluster_school_stata: clustered(cluster),
      };
    },
  };
}

const twice = (column: Column): Column => Float64Array.of(...column, ...column);

/** Both waves under each other, without child effects. */
function stacked(baseline: Column, endline: Column, treat: Column) {
  const post = Float64Array.of(...endline.map(() => 0), ...endline.map(() => 1));
  const arm = twice(treat);
  const both = arm.map((a, row) => a * (post[row] ?? NaN));
  return leastSquares(Float64Array.of(...baseline, ...endline), [constant(post.length), arm, post, both]);
}

function oneWaveFigures({ endline, cluster, covariates }: Study, treat: Column): Computations {
  const predictors = { ...withOnes(treat), ...covariates };
  const means = once(() => clusterMeans(endline, treat, cluster));
  return {
    n_by_arm: () => ({
      ...armSizes(treat),
      clusters_treat: new Set(ofArm(cluster, treat, 1)).size,
      clusters_comp: new Set(ofArm(cluster, treat, 0)).size,
    }),
    ...prefixed('ols', leastSquaresFigures(endline, predictors, cluster, 'treat')),
    ...prefixed('mixed', mixedFigures(endline, predictors, cluster, 'treat')),
    wild_cluster_bootstrap: () => {
      const { t, asExtreme, draws, p } = wildClusterBootstrap(endline, Object.values(predictors), 1, cluster);
      return { t_cr1s: t, n_abs_t_ge: asExtreme, n_draws: draws, p };
    },
    permutation_cluster_means: () => {
      const { estimate, asExtreme, relabellings, p } = randomisationInference(means());
      return { statistic: estimate, n_abs_ge: asExtreme, n_permutations: relabellings, p };
    },
    cluster_means_t: () => {
      const { treatment, comparison } = means();
      const test = studentDifference(Float64Array.from(treatment), Float64Array.from(comparison));
      return { diff: test.estimate, ...testFigures(test) };
    },
  };
}

const armSizes = (treat: Column) => ({
  treat: ofArm(treat, treat, 1).length,
  comp: ofArm(treat, treat, 0).length,
});

const armClusters = (treat: Column, cluster: Column) => ({
  clusters: new Set(cluster).size,
  clusters_with_treated: new Set(ofArm(cluster, treat, 1)).size,
  clusters_with_comp: new Set(ofArm(cluster, treat, 0)).size,
});

function iccFigures(prefix: string, outcome: Column, cluster: Column): Computations {
  const icc = once(() => intraclassCorrelation(outcome, cluster));
  return prefixed(prefix, {
    anova: () => {
      const { meanSquareBetween, meanSquareWithin, f, p, df1, df2, effectiveSize, sizes, n, clusters } = icc();
      const [min_size, max_size] = [Math.min(...sizes), Math.max(...sizes)];
      const squares = { MSB: meanSquareBetween, MSW: meanSquareWithin, F: f, p, df1, df2 };
      return { ...squares, n0: effectiveSize, mean_size: n / clusters, min_size, max_size };
    },
    icc1_anova_n0: () => icc().icc,
    icc1_anova_mean_size: () => icc().iccByMeanSize,
    icc1_ci95_F: () => ({ lower: icc().interval.low, upper: icc().interval.high }),
    null_model_reml: () => {
      const model = mixedModel(outcome, [constant(outcome.length)], cluster);
      const between = model.randomCovariance[0]?.[0] ?? NaN;
      return {
        intercept: model.coefficients[0],
        'se.(Intercept)': model.standardErrors[0],
        var_cluster: between,
        var_resid: model.residualVariance,
        icc: between / (between + model.residualVariance),
      };
    },
    design_effect: () => {
      const { byMeanSize, bySizes, effectiveN, sizeVariation } = designEffect(icc().sizes, icc().icc);
      return {
        mean_size: byMeanSize,
        kish_unequal: bySizes,
        sum_sq_form: bySizes,
        n_eff_mean_size: effectiveN,
        cv_cluster_size: sizeVariation,
      };
    },
  });
}
