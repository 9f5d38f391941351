import {
  approximateCorrection,
  bowkerSymmetry,
  changeByAverageSd,
  changeByBaselineSd,
  changeBySdOfChanges,
  changeByWithinSd,
  completeCases,
  correlation,
  describeSample,
  exactMcNemar,
  exactSignedRank,
  hedgesCorrection,
  hodgesLehmannChange,
  hodgesLehmannInterval,
  mcNemarChiSquare,
  newcombePhi,
  ordinalHomogeneity,
  pairedChange,
  pairedChanges,
  pairedDifferenceInterval,
  pairedOddsRatio,
  pairedProportions,
  pairedTable,
  prattSignedRank,
  present,
  quantile,
  rankCorrelation,
  reliableChange,
  signedRank,
  signTest,
  squareTable,
  stuartMaxwell,
  type Column,
  type Interval,
} from '@tongxing/statistics';
import { readData, written } from './columns.js';
import { once } from './family-d-models.js';
import { bounds, named } from './figures.js';
import type { Computation, Computations, Family } from './registry.js';

/** The same people at two times. */
export const familyB: Family = (input) => {
  const data = readData(input);
  const [before, after] = ['baseline', 'endline'].map((role) => data.column(written(input.roles[role]))) as [
    Column,
    Column,
  ];
  return {
    ...counts(before, after),
    ...change(before, after),
    ...effectSizes(before, after),
    ...ranks(before, after),
    ...shares(before, after),
    ...categories(before, after),
    rci: reliable(before, after),
  };
};

const pair = ({ low, high }: Interval) => [low, high];

function counts(before: Column, after: Column): Computations {
  const complete = () => completeCases([before, after]) as [Column, Column];
  const described = (column: Column) => {
    const { mean, sd, median } = describeSample(column);
    return { mean, sd, median, min: quantile(column, 0), max: quantile(column, 1) };
  };
  return {
    n_rows: () => before.length,
    n_baseline: () => present(before).length,
    n_endline: () => present(after).length,
    n_pairs: () => complete()[0].length,
    baseline: () => described(complete()[0]),
    endline: () => described(complete()[1]),
  };
}

function change(before: Column, after: Column): Computations {
  return {
    change: () => {
      const { change: mean, sdChange: sd } = pairedChange(before, after);
      return { mean, sd, median: quantile(pairedChanges(before, after), 0.5) };
    },
    pearson_r: () => correlation(before, after).r,
    pearson_r_p: () => correlation(before, after).p,
    pearson_r_ci95_fisher_z: () => intervalOf(correlation(before, after)),
    spearman_rho: () => rankCorrelation(before, after),
    paired_t: () => {
      const { t, df, p } = pairedChange(before, after);
      return { t, df, p_two_sided: p };
    },
    paired_t_ci95: () => pair(pairedChange(before, after).interval),
    paired_t_ci90: () => pair(pairedChange(before, after, 0.9).interval),
  };
}

const intervalOf = ({ interval }: { readonly interval?: Interval }) => interval && pair(interval);

function effectSizes(before: Column, after: Column): Computations {
  const z = once(() => changeBySdOfChanges(before, after));
  const average = once(() => changeByAverageSd(before, after));
  const within = once(() => changeByWithinSd(before, after));
  const baseline = once(() => changeByBaselineSd(before, after));
  const df = once(() => pairedChange(before, after).df);
  return {
    d_z: () => z().d,
    d_z_ci95_noncentral_t: () => pair(z().interval),
    d_z_ci95_effectsize083: () => pair(z().interval),
    g_z: () => z().g,
    g_z_ci95: () => pair(z().gInterval),
    hedges_J: () => ({
      exact_df_nminus1: hedgesCorrection(df()),
      approx_1_minus_3_over_4df_minus_1: approximateCorrection(df()),
      exact_df_2nminus2: hedgesCorrection(2 * df()),
    }),
    d_av: () => average().d,
    d_av_ci95_normal: () => pair(average().interval),
    d_av_ci95_algina_keselman: () => pair(average().noncentralInterval),
    g_av: () => average().g,
    d_av_mean_of_sds: () => average().byMeanOfSds,
    d_rm: () => within().d,
    d_rm_ci95_normal: () => pair(within().interval),
    g_rm: () => within().g,
    d_baseline_sd: () => baseline().d,
    d_baseline_sd_ci95_normal: () => pair(baseline().interval),
    smcr_metafor: () => ({ yi: baseline().g, vi: baseline().gVariance }),
  };
}

/** From how many changes on R approximates when asked for nothing else. */
const R_EXACT_UNDER = 50;

/** So large that there is no ninth decimal to round to: nothing ties that does not tie in its last bit. */
const UNROUNDED = 2 ** 60;

function ranks(before: Column, after: Column): Computations {
  const test = once(() => signedRank(before, after));
  const raw = [before, after].map((column) => column.map((x) => x * UNROUNDED)) as [Column, Column];
  const pratt = once(() => prattSignedRank(before, after));
  return {
    'wilcoxon.counts': () => ({
      n_nonzero: test().n,
      n_zero: test().unchanged,
      n_pos: test().positive,
      n_neg: test().negative,
      tied_groups: test().tiedGroups,
    }),
    'wilcoxon.V': () => test().v,
    'wilcoxon.z': () => ({ cc: test().z, nocc: test().zUncorrected }),
    'wilcoxon.p_normal_cc': () => test().p,
    'wilcoxon.p_normal_nocc': () => test().pUncorrected,
    'wilcoxon.r_z_over_sqrtN': () => ({ nonzero_pairs: test().r, all_pairs: test().rOfAll }),
    'wilcoxon.p_exact_conditional': () => exactSignedRank(before, after),
    'wilcoxon.p_exact_R': () => exactSignedRank(before, after),
    'wilcoxon.R_default_is_exact': () => isExactInR(before, after),
    'wilcoxon.R_default_on_raw_doubles': () => ({
      V: signedRank(...raw).v,
      p: isExactInR(...raw) ? exactSignedRank(...raw) : signedRank(...raw).p,
    }),
    'wilcoxon.R_conf_int_default': () => ({
      estimate: hodgesLehmannChange(before, after, 'left-out'),
      ...bounds(hodgesLehmannInterval(before, after)),
    }),
    'wilcoxon.pratt_z': () => pratt().z,
    'wilcoxon.pratt_p': () => pratt().p,
    rank_biserial_matched: () => test().rankBiserial,
    hodges_lehmann_pseudomedian_all: () => hodgesLehmannChange(before, after),
    hodges_lehmann_pseudomedian_nonzero: () => hodgesLehmannChange(before, after, 'left-out'),
    sign_test: () => {
      const { positive, negative, unchanged, p, pMid } = signTest(before, after);
      return { n_pos: positive, n_neg: negative, n_tie: unchanged, p_exact: p, p_mid: pMid };
    },
  };
}

function isExactInR(before: Column, after: Column): boolean {
  const { n, unchanged, tiedGroups } = signedRank(before, after);
  return n < R_EXACT_UNDER && unchanged === 0 && tiedGroups === 0;
}

function shares(before: Column, after: Column): Computations {
  const table = once(() => pairedTable(before, after));
  const chiSquare = (continuity: boolean) => () => {
    const { statistic, p } = mcNemarChiSquare(table(), continuity);
    return { stat: statistic, p };
  };
  return {
    table: () => {
      const { yesYes, yesNo, noYes, noNo } = table();
      return { yes_yes: yesYes, yes_no: yesNo, no_yes: noYes, no_no: noNo };
    },
    proportions: () => {
      const { before: baseline, after: endline, difference } = pairedProportions(table());
      return { baseline, endline, difference };
    },
    'mcnemar.p_exact': () => exactMcNemar(table()).p,
    'mcnemar.p_mid': () => exactMcNemar(table()).pMid,
    'mcnemar.chi2_cc': chiSquare(true),
    'mcnemar.chi2_nocc': chiSquare(false),
    or_conditional: () => pairedOddsRatio(table()).ratio,
    or_conditional_ci95_exact: () => pair(pairedOddsRatio(table()).interval),
    rd_ci95_wald: () => pair(pairedDifferenceInterval(table(), 'wald')),
    rd_ci95_agresti_min: () => pair(pairedDifferenceInterval(table(), 'agresti-min')),
    rd_ci95_newcombe_paired10: () => bounds(pairedDifferenceInterval(table(), 'newcombe')),
    newcombe_phi: () => newcombePhi(table()),
  };
}

function categories(before: Column, after: Column): Computations {
  const table = once(() => squareTable(before, after));
  return {
    levels: () => table().levels.map(String),
    table_rows_baseline: () => named(table().levels.map(String), table().counts),
    stuart_maxwell: () => {
      const { statistic, df, p } = stuartMaxwell(table());
      return { chi2: statistic, df, p };
    },
    mh_ordinal_scores_z: () => {
      const { z, p } = ordinalHomogeneity(table());
      return { z_abs: Math.abs(z), p };
    },
    bowker_symmetry: () => {
      const { statistic, df, p, pairs } = bowkerSymmetry(table());
      return { chi2: statistic, df_full: df, p_df_full: p, n_nonempty_pairs: pairs };
    },
  };
}

/** The cut that many write for the normal quantile. */
const ROUNDED_CUT = 1.96;

const reliable =
  (before: Column, after: Column): Computation =>
  ({ given }) => {
    const change = reliableChange(before, after, Number(given?.['reliability']));
    const index = present(change.index);
    return {
      sd_baseline: change.sdBefore,
      se_measurement: change.se,
      s_diff: change.seOfDifference,
      change_threshold_95: change.threshold,
      rci_sum: index.reduce((sum, x) => sum + x, 0),
      rci_min: quantile(index, 0),
      rci_max: quantile(index, 1),
      n_reliable_increase: change.increased,
      n_reliable_decrease: change.decreased,
      n_no_reliable_change: change.unchanged,
      n_reliable_increase_cut_1_96: index.filter((x) => x > ROUNDED_CUT).length,
      n_reliable_decrease_cut_1_96: index.filter((x) => x < -ROUNDED_CUT).length,
      n_pairs: change.n,
    };
  };
