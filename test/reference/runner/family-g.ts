import {
  changeSpread,
  childrenPerArm,
  clusteredPrecision,
  designEffect,
  detectableEffect,
  detectableMultiple,
  fisherInterval,
  pairedPrecision,
  pairsNeeded,
  proportionInterval,
  twoGroupPrecision,
  type ProportionMethod,
} from '@tongxing/statistics';
import { bounds, ends } from './figures.js';
import type { Question } from './fixture.js';
import type { Computation, Family } from './registry.js';

type Given = Readonly<Record<string, number>>;

const of =
  (compute: (given: Given) => unknown): Computation =>
  ({ given }: Question) =>
    compute(given as Given);

/** Detectable effects, sample sizes, and intervals of correlations and shares. */
export const familyG: Family = () => ({
  'paired_mde_*': of(pairedFigures),
  'two_group_mde_*': of(twoGroupFigures),
  'n_for_*': of(sampleSizeFigures),
  'crt_mde_*': of(clusteredFigures),
  'fisher_z_ci_*': of(({ r = NaN, n = NaN, conf }) => bounds(fisherInterval(r, n, conf))),
  'proportion_*': of(proportionFigures),
});

const goalOf = ({ alpha = NaN, power = NaN }: Given) => ({ alpha, power });

function pairedFigures(given: Given) {
  const goal = goalOf(given);
  const precision = pairedPrecision(given['n_pairs'] ?? NaN);
  const exact = detectableEffect(precision, goal);
  return {
    mde_dz_strict: exact,
    mde_dz_nonstrict: detectableEffect(precision, goal, 'near-tail'),
    mde_in_endpoint_sd: exact * changeSpread(given['r'] ?? NaN),
    mde_dz_normal: detectableEffect(precision, goal, 'normal'),
    mde_dz_t_approx: detectableEffect(precision, goal, 't-sum'),
  };
}

function twoGroupFigures(given: Given) {
  const goal = goalOf(given);
  const arms = { treatment: given['n_treat'] ?? NaN, comparison: given['n_comp'] ?? NaN };
  const adjusted = { ...arms, r2: given['r2_baseline'] ?? NaN };
  return {
    mde_d: detectableEffect(twoGroupPrecision(arms), goal),
    mde_d_normal: detectableEffect(twoGroupPrecision(arms), goal, 'normal'),
    mde_d_normal_with_baseline: detectableEffect(twoGroupPrecision(adjusted), goal, 'normal'),
  };
}

function sampleSizeFigures(given: Given) {
  const { d = NaN, cluster_size: size = NaN, icc = NaN } = given;
  const arm = childrenPerArm(d, goalOf(given));
  const pairs = pairsNeeded(d, goalOf(given));
  const effect = designEffect([size], icc).byMeanSize;
  return {
    n_per_arm: arm.exact,
    n_per_arm_ceiling: arm.whole,
    n_pairs_if_d_is_dz: pairs.exact,
    n_pairs_ceiling: pairs.whole,
    n_per_arm_normal: arm.byNormal,
    design_effect: effect,
    n_per_arm_clustered_normal: arm.byNormal * effect,
    clusters_per_arm_ceiling: Math.ceil((arm.byNormal * effect) / size),
  };
}

function clusteredFigures(given: Given) {
  const goal = goalOf(given);
  const plain = {
    clusters: given['clusters_total'] ?? NaN,
    size: given['cluster_size'] ?? NaN,
    treated: given['share_treated'] ?? NaN,
    icc: given['icc'] ?? NaN,
  };
  const adjusted = clusteredPrecision({
    ...plain,
    r2Cluster: given['r2_cluster'] ?? NaN,
    r2Child: given['r2_child'] ?? NaN,
    clusterCovariates: given['cluster_covariates'] ?? NaN,
  });
  return {
    df: adjusted.df,
    multiplier_t: detectableMultiple(goal, adjusted.df, 't-sum'),
    mde_bloom_t: detectableEffect(adjusted, goal, 't-sum'),
    mde_noncentral_t: detectableEffect(adjusted, goal),
    mde_normal: detectableEffect(adjusted, goal, 'normal'),
    mde_deff_normal: detectableEffect(clusteredPrecision(plain), goal, 'normal'),
  };
}

function proportionFigures({ x = NaN, n = NaN, conf }: Given) {
  const by = (method: ProportionMethod) => ends(proportionInterval(x, n, method, conf));
  return {
    wilson: by('wilson'),
    wilson_cc: by('wilson-continuity'),
    clopper_pearson: by('clopper-pearson'),
    agresti_coull: by('agresti-coull'),
    jeffreys: by('jeffreys'),
  };
}
