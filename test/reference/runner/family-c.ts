import {
  balance,
  chiSquareTest,
  cliffsDelta,
  conditionalOddsRatio,
  constant,
  describeSample,
  exactRankSum,
  fisherExactP,
  approximateCorrection,
  hedgesVariance,
  hodgesLehmannShift,
  logisticRegression,
  mannWhitney,
  oddsRatio,
  proportionInterval,
  riskDifferenceInterval,
  riskRatio,
  standardizedDifference,
  studentDifference,
  varianceRatio,
  welchDifference,
  type Column,
  type Interval,
  type Ratio,
  type TwoProportions,
} from '@tongxing/statistics';
import { names, readData, written, type Data } from './columns.js';
import { ends, once, testFigures } from './family-d-models.js';
import type { Computations, Family } from './registry.js';

/** Two groups and their balance. */
export const familyC: Family = (input) => {
  const data = readData(input);
  const arm = data.arm(written(input.roles['group']));
  const covariates = names(input.roles['covariates']);
  if (covariates.length > 0)
    return covariates.reduce<Computations>((all, name) => ({ ...all, ...balanceFigures(data, arm, name) }), {});
  const outcome = data.column(written(input.roles['outcome']));
  const [treated, compared] = [1, 0].map((a) => outcome.filter((y, row) => arm[row] === a && !Number.isNaN(y)));
  const [a, b] = [treated ?? new Float64Array(), compared ?? new Float64Array()];
  const binary = [...a, ...b].every((y) => y === 0 || y === 1);
  return binary ? shareFigures(a, b) : { ...meanFigures(a, b), ...rankFigures(a, b) };
};

function balanceFigures(data: Data, arm: Column, name: string): Computations {
  const [a, b] = [1, 0].map((group) => data.column(name).filter((_, row) => arm[row] === group)) as [
    Column,
    Column,
  ];
  const figures = once(() => balance(a, b));
  return {
    [`balance.${name}`]: () => {
      const { treatment, comparison, difference, byMeanVariance, byPooledSd, binary, ...rest } = figures();
      return {
        n_treat: treatment.n,
        n_comp: comparison.n,
        n_missing: [...a, ...b].filter(Number.isNaN).length,
        mean_treat: treatment.mean,
        mean_comp: comparison.mean,
        sd_treat: treatment.sd,
        sd_comp: comparison.sd,
        diff: difference,
        smd_pooled: byMeanVariance,
        smd_weighted_pooled: byPooledSd,
        smd_treated_sd: rest.byTreatmentSd,
        smd_comparison_sd: rest.byComparisonSd,
        smd_binary_p: binary?.byMeanVariance ?? null,
        variance_ratio: rest.varianceRatio,
      };
    },
    [`balance.${name}.matchit`]: () => ({
      std_mean_diff: figures().binary?.byTreatmentSd ?? figures().byTreatmentSd,
    }),
  };
}

const pair = ({ low, high }: Interval) => [low, high];
const pairOrNone = ({ interval }: Ratio) => (interval ? pair(interval) : null);

function meanFigures(a: Column, b: Column): Computations {
  const effect = once(() => standardizedDifference(a, b));
  const [n1, n2] = [a.length, b.length];
  const meta = once(() => hedgesVariance(effect().g, n1, n2));
  return {
    treatment: () => describeSample(a),
    comparison: () => describeSample(b),
    welch: () => {
      const test = welchDifference(a, b);
      return { diff: test.estimate, se: test.se, ...testFigures(test) };
    },
    student: () => ({
      ...testFigures(studentDifference(a, b)),
      sd_pooled: studentDifference(a, b).se / Math.sqrt(1 / n1 + 1 / n2),
    }),
    cohens_d: () => effect().d,
    cohens_d_ci95_noncentral_t: () => pair(effect().interval),
    cohens_d_ci95_effectsize083: () => pair(effect().interval),
    hedges_g: () => effect().g,
    hedges_g_ci95_noncentral_t: () => pair(effect().gInterval),
    smd_metafor: () => ({ yi: effect().g, vi: meta().variance, ...ends(meta().interval) }),
    hedges_g_approx_J: () => effect().d * approximateCorrection(n1 + n2 - 2),
    hedges_g_borenstein_se: () => {
      const { variance } = hedgesVariance(effect().d, n1, n2);
      return { v_d: variance, se_g: approximateCorrection(n1 + n2 - 2) * Math.sqrt(variance) };
    },
    glass_delta: () => effect().glassDelta,
    cohens_d_av_unpooled: () => effect().byMeanVariance,
    variance_ratio: () => {
      const { ratio, p } = varianceRatio(a, b);
      return { ratio, p_F: p };
    },
  };
}

/** Up to how many a group R counts every arrangement when asked for nothing else. */
const R_EXACT_UNDER = 50;

function rankFigures(a: Column, b: Column): Computations {
  const test = once(() => mannWhitney(a, b));
  const delta = once(() => cliffsDelta(a, b));
  return {
    'mw.U_treatment': () => test().u,
    'mw.z': () => ({ cc: test().z, nocc: test().zUncorrected }),
    'mw.p_normal_cc': () => test().p,
    'mw.p_normal_nocc': () => test().pUncorrected,
    'mw.p_exact_conditional_abs': () => exactRankSum(a, b).p,
    'mw.p_exact_conditional_2min': () => exactRankSum(a, b).pDoubled,
    'mw.R_default_is_exact': () => !test().ties && Math.max(a.length, b.length) < R_EXACT_UNDER,
    hodges_lehmann_shift: () => hodgesLehmannShift(a, b),
    cliffs_delta: () => delta().delta,
    prob_superiority: () => delta().superiority,
    cliffs_delta_ci95_unbiased: () => pair(delta().interval),
    cliffs_delta_ci95_consistent_z: () => pair(delta().consistentInterval),
    cliffs_delta_ci95_effectsize_fisher_z: () => pair(delta().fisherInterval),
  };
}

const counted = (column: Column) => ({ count: column.filter((y) => y === 1).length, n: column.length });

function shareFigures(a: Column, b: Column): Computations {
  const table: TwoProportions = { treatment: counted(a), comparison: counted(b) };
  const [p, q] = [table.treatment.count / a.length, table.comparison.count / b.length];
  const arms = (f: (arm: TwoProportions['treatment']) => unknown) => ({
    treat: f(table.treatment),
    comp: f(table.comparison),
  });
  const chiSquare = (continuity: boolean) => () => {
    const { statistic, p: value } = chiSquareTest(table, continuity);
    return { stat: statistic, p: value };
  };
  const conditional = () => {
    const { ratio, interval } = conditionalOddsRatio(table);
    return { or: ratio, lower: interval.low, upper: interval.high };
  };
  return {
    counts: () => ({
      treat_yes: table.treatment.count,
      treat_n: a.length,
      comp_yes: table.comparison.count,
      comp_n: b.length,
    }),
    proportions: () => ({
      treat: p,
      comp: q,
      rd: p - q,
      rr: riskRatio(table).ratio,
      or: oddsRatio(table).ratio,
      nnt: 1 / (p - q),
      cohens_h: 2 * (Math.asin(Math.sqrt(p)) - Math.asin(Math.sqrt(q))),
    }),
    wilson_ci95: () => arms(({ count, n }) => pair(proportionInterval(count, n, 'wilson'))),
    rd_ci95_newcombe10: () => pair(riskDifferenceInterval(table, 'newcombe')),
    rd_ci95_wald: () => pair(riskDifferenceInterval(table, 'wald')),
    rd_ci95_miettinen_nurminen: () => pair(riskDifferenceInterval(table, 'miettinen-nurminen')),
    rr_ci95_log: () => pairOrNone(riskRatio(table)),
    or_ci95_woolf: () => pairOrNone(oddsRatio(table)),
    log_se: () => ({ log_rr: riskRatio(table).logSe, log_or: oddsRatio(table).logSe }),
    logit_coef: () => {
      const trials = Float64Array.of(a.length, b.length);
      const arms = [constant(2), Float64Array.of(1, 0)];
      const { stepBefore } = logisticRegression(Float64Array.of(p, q), arms, trials);
      return { log_or: stepBefore.coefficients[1], se: stepBefore.standardErrors[1] };
    },
    chisq_nocc: chiSquare(false),
    chisq_yates: chiSquare(true),
    phi: () => chiSquareTest(table, false).phi,
    fisher_p: () => fisherExactP(table),
    fisher_or_cmle: conditional,
    fisher_or_cmle_tight: conditional,
  };
}
