import {
  adjustedPValues,
  aliased,
  conditionalOddsRatio,
  constant,
  correlation,
  cronbachAlpha,
  exactMcNemar,
  fisherExactP,
  haldaneOddsRatio,
  intraclassCorrelation,
  leastSquares,
  mcNemarChiSquare,
  mixedModel,
  NotEstimable,
  oddsRatio,
  pairedChange,
  riskDifferenceInterval,
  riskRatio,
  signedRank,
  welchDifference,
  type Column,
  type PairedTable,
  type TwoProportions,
} from '@tongxing/statistics';
import type { Figure, Question } from './fixture.js';
import { bounds } from './figures.js';
import type { Computation, Family } from './registry.js';

type Data = NonNullable<Question['data']>;

/**
 * Hand-made inputs at the edges. Not here is what R prints and nothing should: the enormous coefficients of perfect
 * separation, and standard errors of rounding with one cluster an arm; both are refused.
 */
export const familyZ: Family = () => ({
  paired_all_zero_change: paired(pairedChange),
  paired_constant_change: paired(pairedChange),
  paired_constant_change_wilcoxon: paired((before, after) => signedRank(before, after).p),
  paired_n1: paired(pairedChange),
  paired_n2: paired((before, after) => {
    const { t, df, p, interval } = pairedChange(before, after);
    return { t, df, p, ...bounds(interval) };
  }),
  wilcoxon_all_zero: of(({ d }) => signedRank(new Float64Array(column(d).length), column(d)).p),
  cor_constant: of(({ x, y }) => correlation(column(x), column(y)).r),
  welch_one_arm_constant: welch,
  welch_both_constant: welch,
  arm_n1: welch,
  alpha_negative: alpha,
  alpha_constant_item: alpha,
  alpha_two_items: alpha,
  mcnemar_no_discordant: of(mcNemar),
  two_by_two_zero_cell: of(twoByTwo),
  icc_negative: of(({ y, cluster }) => ({
    anova_icc: intraclassCorrelation(column(y), column(cluster)).icc,
    lmer_var_cluster: mixedModel(column(y), [constant(column(y).length)], column(cluster))
      .randomCovariance[0]?.[0],
  })),
  ancova_constant_baseline: of(({ endline, treat, baseline }) =>
    withNulls(column(endline), [constant(column(endline).length), column(treat), column(baseline)]),
  ),
  p_adjust_single: holm,
  p_adjust_empty: holm,
});

const column = (figures: Figure | undefined): Column => Float64Array.from(figures as readonly number[]);

const of =
  (compute: (data: Data) => unknown): Computation =>
  ({ data = {} }) =>
    compute(data);

const paired = (compute: (before: Column, after: Column) => unknown): Computation =>
  of(({ baseline, endline }) => compute(column(baseline), column(endline)));

function welch({ data = {} }: Question) {
  const { t, df, p } = welchDifference(column(data['treat']), column(data['comp']));
  return { t, df, p };
}

/** The items stand row by row. */
function alpha({ data = {} }: Question) {
  const rows = data['items'] as readonly (readonly number[])[];
  return cronbachAlpha((rows[0] ?? []).map((_, item) => Float64Array.from(rows, (row) => row[item] ?? NaN)))
    .alpha;
}

function holm({ data = {} }: Question) {
  const [only, ...others] = adjustedPValues(column(data['p']), 'holm');
  return only !== undefined && others.length === 0 ? only : others;
}

/** R gives no exact p where nobody changed; here it is 1, as nothing speaks against chance. */
function mcNemar({ yes_yes: yesYes, yes_no: yesNo, no_yes: noYes, no_no: noNo }: Data) {
  const table = { yesYes, yesNo, noYes, noNo } as PairedTable;
  return {
    exact: table.yesNo + table.noYes === 0 ? null : exactMcNemar(table).p,
    chi2: orNull(() => mcNemarChiSquare(table, false).statistic),
  };
}

function twoByTwo({ treat_yes, treat_n, comp_yes, comp_n }: Data) {
  const table = {
    treatment: { count: treat_yes, n: treat_n },
    comparison: { count: comp_yes, n: comp_n },
  } as TwoProportions;
  const { ratio, interval } = conditionalOddsRatio(table);
  const [p, q] = [table.treatment, table.comparison].map(({ count, n }) => count / n) as [number, number];
  return {
    fisher: fisherExactP(table),
    fisher_or: { or: ratio, ...bounds(interval) },
    rd_newcombe: { rd: p - q, ...bounds(riskDifferenceInterval(table, 'newcombe')) },
    rr: riskRatio(table).ratio,
    or: oddsRatio(table).ratio,
    or_haldane: haldaneOddsRatio(table).ratio,
  };
}

/** The coefficients, null where a predictor is made of those before it. */
function withNulls(outcome: Column, predictors: readonly Column[]) {
  const made = aliased(predictors);
  const coefficients = leastSquares(
    outcome,
    predictors.filter((_, j) => !made.includes(j)),
  ).coefficients.values();
  return predictors.map((_, j) => (made.includes(j) ? null : coefficients.next().value));
}

function orNull(compute: () => number): number | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof NotEstimable) return null;
    throw error;
  }
}
