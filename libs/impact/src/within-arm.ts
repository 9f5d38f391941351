import { counted, type BilingualText } from '@tongxing/contracts';
import {
  clusteredMean,
  pairedChange,
  type CoefficientTest,
  type Column,
  type PairedChange,
} from '@tongxing/statistics';
import { changeOf, distinctIn } from './frame.js';
import { FEWEST_SITES } from './model-choice.js';

/**
 * How the change of one arm is estimated.
 *
 * | sites with both scores | method     | beside it    |
 * |------------------------|------------|--------------|
 * | under 4                | `paired_t` |              |
 * | 4 or more              | `mean_cr2` | the paired t |
 *
 * @see docs/decisions/0012-calibration.md: where sites change apart, the paired t covers 83 %
 */
export interface ChangeModel {
  readonly method: 'mean_cr2' | 'paired_t';
  readonly reason: BilingualText;
}

/**
 * Chooses by the sites that the people with both scores belong to.
 *
 * @param sites the site of each of them
 * @example chooseChangeModel([1, 1, 2, 3, 4]).method // 'mean_cr2'
 */
export function chooseChangeModel(sites: Iterable<number>): ChangeModel {
  const count = new Set(sites).size;
  return count < FEWEST_SITES ? byPerson(count) : bySite(count);
}

const byPerson = (sites: number): ChangeModel => ({
  method: 'paired_t',
  reason: {
    zh: `两轮均有得分的人来自 ${String(sites)} 个站点，不足 ${String(FEWEST_SITES)} 个：变化用配对 t 检验，标准误按个人计算。同一站点的孩子可能一同变化，区间可能过窄。`,
    en: `Those scored at both waves come from ${counted(sites, 'site')}, fewer than ${String(FEWEST_SITES)}: change by the paired t-test, with standard errors by person. Children of one site may change together, and the interval may be too narrow.`,
  },
});

const bySite = (sites: number): ChangeModel => ({
  method: 'mean_cr2',
  reason: {
    zh: `两轮均有得分的人来自 ${String(sites)} 个站点：同一站点的孩子可能一同变化，平均变化采用按站点聚类的 CR2 标准误与 Satterthwaite 自由度，配对 t 检验并列给出。`,
    en: `Those scored at both waves come from ${String(sites)} sites: children of one site may change together, so the mean change has CR2 standard errors by site and Satterthwaite degrees of freedom, with the paired t-test beside it.`,
  },
});

/** A mean change with errors by site, or by person where sites are too few. */
export interface MeanChange extends Omit<PairedChange, 'sdChange' | 'dz'> {
  /** Sites by which errors go; absent where they go by person. */
  readonly clusters?: number;
}

/** People of one arm, one a row; scores are NaN where missing. */
export interface Pairs {
  readonly before: Column;
  readonly after: Column;
  readonly site: Column;
}

/** The different sites of those with both scores. */
export function sitesOfPairs({ before, after, site }: Pairs): Set<number> {
  return distinctIn(site, (row) => !Number.isNaN(before[row]) && !Number.isNaN(after[row]));
}

/**
 * Mean change of those with both scores, by the model that their sites allow.
 *
 * @throws NotEstimable as `pairedChange` and `clusteredMean`
 */
export function meanChange(pairs: Pairs, level: number): MeanChange {
  const { before, after, site } = pairs;
  const paired = pairedChange(before, after, level);
  if (chooseChangeModel(sitesOfPairs(pairs)).method === 'paired_t') return meanOf(paired);
  const { n, meanBefore, meanAfter, change } = paired;
  const means = { n, meanBefore, meanAfter, change };
  const changes = changeOf(before, after);
  const bySite = clusteredMean(changes, site, level);
  return { ...means, ...testOf(bySite), clusters: bySite.clusters };
}

/** A paired change as a mean change with errors by person. */
export const meanOf = (paired: PairedChange): MeanChange => {
  const { n, meanBefore, meanAfter, change } = paired;
  return { n, meanBefore, meanAfter, change, ...testOf(paired) };
};

const testOf = ({ se, t, df, p, interval }: Omit<CoefficientTest, 'estimate'>) => ({ se, t, df, p, interval });

/**
 * How errors go where two sets of people of one arm are set against each other: a group against the others, or an
 * age at endline against the same age at baseline.
 *
 * | sites in all | fewest on one side | errors                                    |
 * |--------------|--------------------|-------------------------------------------|
 * | under 4      |                    | `by_person`                               |
 * | 4 or more    | 4 or more          | `by_site`                                 |
 * | 4 or more    | under 4            | `none`: two sets may be two kinds of site |
 *
 * @param one,other the site of each person of the set
 * @example errorsBetween([1, 2, 3, 4], [1, 2]) // 'none'
 */
export function errorsBetween(
  one: Iterable<number>,
  other: Iterable<number>,
): 'by_person' | 'by_site' | 'none' {
  const [a, b] = [new Set(one), new Set(other)];
  if (new Set([...a, ...b]).size < FEWEST_SITES) return 'by_person';
  return Math.min(a.size, b.size) < FEWEST_SITES ? 'none' : 'by_site';
}
