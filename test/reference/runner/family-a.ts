import {
  bonettInterval,
  completeCases,
  cronbachAlpha,
  duhachekAlpha,
  excessKurtosis,
  feldtInterval,
  floorAndCeiling,
  guttmanLambda2,
  itemAnalysis,
  minimalDetectableChange,
  missingAnswers,
  omegaTotal,
  omegaTotalStandardized,
  ordinalAlpha,
  outOfRange,
  pairwiseAlpha,
  polychoricCorrelation,
  present,
  quantile,
  reversed,
  rowsByAnswered,
  scaleScores,
  skewness,
  splitHalf,
  standardErrorOfMeasurement,
  standardizedAlpha,
  type Column,
  type ItemStatistics,
} from '@tongxing/statistics';
import { bounds, meanOf, named, sdOf, sumOf } from './figures.js';
import type { Computations, Family } from './registry.js';
import { numbers, readTable } from './table.js';

interface Scale {
  readonly names: readonly string[];
  /** Reversed where keyed so. */
  readonly items: readonly Column[];
  readonly lowest: number;
  readonly highest: number;
}

/** Scoring, reliability and item statistics. */
export const familyA: Family = ({ folder, csv = '', roles }) => {
  const rows = readTable(folder, csv, roles['filter'] as string);
  const names = roles['items'] as readonly string[];
  const turned = new Set(roles['reverse_keyed'] as readonly string[]);
  const [lowest, highest] = [roles['item_min'], roles['item_max']] as [number, number];
  const items = names.map((name) => {
    const item = numbers(rows, name);
    return turned.has(name) ? reversed(item, lowest, highest) : item;
  });
  const scale = { names, items, lowest, highest };
  return {
    n_rows: () => rows.length,
    ...completeness(scale),
    ...scores(scale, 50),
    ...scores(scale, 80),
    ...scores(scale, 100),
    ...shape(scale),
    ...alpha(scale),
    ...itemByItem(scale),
    ...factor(scale),
    scores_csv: () => everyScore(scale),
  };
};

function completeness({ names, items, lowest, highest }: Scale): Computations {
  return {
    items_missing: () => named(names, missingAnswers(items)),
    rows_by_answered: () => ({ ...rowsByAnswered(items) }),
    items_out_of_range: () =>
      named(
        names,
        items.map((item) => outOfRange(item, lowest, highest)),
      ),
    n_complete: () => rowsByAnswered(items).at(-1),
  };
}

function scores({ items }: Scale, percent: number): Computations {
  const values = () => present(scaleScores(items, percent));
  return {
    [`score${String(percent)}.n`]: () => values().length,
    [`score${String(percent)}.mean`]: () => meanOf(values()),
    [`score${String(percent)}.sd`]: () => sdOf(values()),
    [`score${String(percent)}.sum_check`]: () => sumOf(values()),
  };
}

function shape({ items, lowest, highest }: Scale): Computations {
  const values = () => scaleScores(items, 80);
  const types = ([1, 2, 3] as const).flatMap((type) => [
    [`score80.skew_type${String(type)}`, () => skewness(values(), type)] as const,
    [`score80.excess_kurtosis_type${String(type)}`, () => excessKurtosis(values(), type)] as const,
  ]);
  const at = { min: 0, q25: 0.25, median: 0.5, q75: 0.75, max: 1 };
  return {
    ...Object.fromEntries(types),
    'score80.quantiles_type7': () =>
      Object.fromEntries(Object.entries(at).map(([name, share]) => [name, quantile(values(), share)])),
    'score80.floor_pct': () => floorAndCeiling(values(), lowest, highest).floor,
    'score80.ceiling_pct': () => floorAndCeiling(values(), lowest, highest).ceiling,
  };
}

function alpha({ items }: Scale): Computations {
  const sem = () =>
    standardErrorOfMeasurement(sdOf(present(scaleScores(items, 100))), cronbachAlpha(items).alpha);
  return {
    'alpha.raw': () => cronbachAlpha(items).alpha,
    'alpha.raw_pairwise': () => pairwiseAlpha(items),
    'alpha.standardized': () => standardizedAlpha(items).alpha,
    mean_interitem_r: () => standardizedAlpha(items).meanCorrelation,
    'alpha.ci95_feldt': () => bounds(feldtInterval(cronbachAlpha(items))),
    'alpha.ci95_bonett2002': () => bounds(bonettInterval(cronbachAlpha(items))),
    'alpha.se_duhachek': () => duhachekAlpha(items).se,
    'alpha.ci95_duhachek': () => bounds(duhachekAlpha(items).interval),
    guttman_lambda2: () => guttmanLambda2(items),
    split_half_odd_even: () => {
      const { r, spearmanBrown, guttmanLambda4 } = splitHalf(items);
      return { r, spearman_brown: spearmanBrown, guttman_l4: guttmanLambda4 };
    },
    sem_mean_score: sem,
    mdc95_mean_score: () => minimalDetectableChange(sem()),
  };
}

function itemByItem({ names, items }: Scale): Computations {
  const each = (figure: keyof ItemStatistics) => () =>
    named(
      names,
      itemAnalysis(items).map((item) => item[figure]),
    );
  return {
    item_means: each('mean'),
    item_sds: each('sd'),
    alpha_if_deleted: each('alphaIfDeleted'),
    item_rest_r: each('restCorrelation'),
    item_total_r_uncorrected: each('totalCorrelation'),
  };
}

function factor({ names, items }: Scale): Computations {
  return {
    omega_total_ml: () => omegaTotal(items).omega,
    omega_total_ml_observed_var: () => omegaTotal(items).omegaOfObserved,
    omega_ml_loadings_std: () => named(names, omegaTotal(items).loadings),
    omega_total_minres_std: () => omegaTotalStandardized(items).omegaLessUnique,
    omega_total_minres_std_model_implied: () => omegaTotalStandardized(items).omega,
    minres_loadings: () => named(names, omegaTotalStandardized(items).loadings),
    ordinal_alpha_polychoric: () => ordinalAlpha(items),
    polychoric_first_pair: () =>
      polychoricCorrelation(...(completeCases(items).slice(0, 2) as [Column, Column])),
  };
}

/** Every row's score, as the fixture's table of scores has it. */
function everyScore({ items }: Scale) {
  const list = (column: Column, times = 1) => Array.from(column, (x) => x * times);
  return {
    answered: Array.from(
      { length: items[0]?.length ?? 0 },
      (_, row) => items.filter((item) => !Number.isNaN(item[row])).length,
    ),
    score50: list(scaleScores(items, 50)),
    score80: list(scaleScores(items, 80)),
    score_complete: list(scaleScores(items, 100)),
    sum_complete: list(scaleScores(items, 100), items.length),
    sum_prorated50: list(scaleScores(items, 50), items.length),
  };
}
