import {
  exactMcNemar,
  NotEstimable,
  pairedChange,
  pairedDifferenceInterval,
  pairedTable,
  riskDifferenceInterval,
  type Column,
  type Interval,
  type PairedChange,
} from '@tongxing/statistics';
import type { Hiding } from './hiding.js';
import type { ChangeModel } from './within-arm.js';

/** Answers of yes, as columns of an outcome hold them. */
export const YES = 100;

/** Who changed their answer between baseline and endline. Shares and differences in per cent. */
export interface ShareChange {
  /** People with both answers. */
  readonly n: number;
  /** Endline share less baseline share, with Newcombe's interval for the same people. */
  readonly difference: number;
  readonly interval: Interval;
  /** McNemar's exact test: its mid-p, and the p that never rejects too often. */
  readonly p: number;
  readonly pExact: number;
  /** People who went from no to yes and from yes to no; null where withheld. */
  readonly toYes: number | null;
  readonly toNo: number | null;
}

/**
 * McNemar's test and the difference of the same people's shares, as if people were independent.
 *
 * @param before,after 100 for yes and 0 for no; NaN where missing; a pair counts when both are there
 * @throws NotEstimable `too_few_observations` without a pair; `not_finite` when a number is neither 0 nor 100
 * @see McNemar 1947, Psychometrika 12:153; Newcombe 1998, Statistics in Medicine 17:2635
 */
export function shareChange(before: Column, after: Column, { hideCounts }: Hiding, level: number): ShareChange {
  const table = pairedTable(ones(before), ones(after));
  const { yesYes, yesNo, noYes, noNo } = table;
  const n = yesYes + yesNo + noYes + noNo;
  const { p: pExact, pMid } = exactMcNemar(table);
  const [toYes = null, toNo = null] = hideCounts([noYes, yesNo, yesYes + noNo]);
  return {
    n,
    difference: (100 * (noYes - yesNo)) / n,
    interval: inPerCent(pairedDifferenceInterval(table, 'newcombe', level)),
    p: pMid,
    pExact,
    toYes,
    toNo,
  };
}

/**
 * The paired change of a yes-or-no outcome in percentage points. Where people are independent the difference of shares
 * is not as normal as a t takes it to be: p is McNemar's mid-p and the interval Newcombe's. There is a figure also
 * where nobody changed.
 *
 * @throws NotEstimable `too_few_observations` under 2 pairs; `no_variance` when everybody changed alike; `not_finite`
 */
export function pairedShares(before: Column, after: Column, level: number): PairedChange {
  const table = pairedTable(ones(before), ones(after));
  const { yesYes, yesNo, noYes, noNo } = table;
  const n = yesYes + yesNo + noYes + noNo;
  if (n < 2) throw new NotEstimable('too_few_observations');
  const interval = inPerCent(pairedDifferenceInterval(table, 'newcombe', level));
  const p = exactMcNemar(table).pMid;
  if (yesNo + noYes > 0) return { ...pairedChange(before, after, level), p, interval };
  const share = (100 * yesYes) / n;
  const still = { change: 0, sdChange: 0, se: 0, t: 0, df: n - 1, dz: 0 };
  return { n, meanBefore: share, meanAfter: share, ...still, p, interval };
}

/** How the change of a share is estimated, in words of its own: the sites decide as for means. */
export function modelOfShares(model: ChangeModel): ChangeModel {
  return {
    ...model,
    reason:
      model.method === 'paired_t'
        ? {
            zh: '有两轮回答的站点不足 4 个：比例的变化用 McNemar 检验（中 p）与 Newcombe 区间，把个人视为相互独立。同一站点的孩子可能一同变化，区间可能过窄。',
            en: 'Answers at both waves come from fewer than 4 sites: the change of the share by McNemar’s test (mid-p) with Newcombe’s interval, which take people as independent. Children of one site may change together, and the interval may be too narrow.',
          }
        : {
            zh: '同一站点的孩子可能一同变化：比例的变化采用按站点聚类的 CR2 标准误与 Satterthwaite 自由度，McNemar 检验与 Newcombe 区间并列给出。',
            en: 'Children of one site may change together: the change of the share has CR2 standard errors by site and Satterthwaite degrees of freedom, with McNemar’s test and Newcombe’s interval beside it.',
          },
  };
}

/** The shares of two arms at endline, in per cent. */
export interface ShareComparison {
  readonly n: number;
  readonly treatment: number;
  readonly comparison: number;
  /** Treatment less comparison, not adjusted for anything. */
  readonly difference: number;
  /** Newcombe's; absent where arms vary from site to site, for it takes people as independent. */
  readonly interval?: Interval;
}

/**
 * Both arms' shares at endline among those who are compared.
 *
 * @param endline 100 for yes and 0 for no, none missing; `arm` is 1 for treatment and 0 for comparison
 * @param independent whether people are, so that Newcombe's interval holds
 * @throws NotEstimable `too_few_observations` with nobody in an arm
 * @see Newcombe 1998, Statistics in Medicine 17:873
 */
export function shareComparison(
  { endline, arm, level }: { readonly endline: Column; readonly arm: Column; readonly level: number },
  independent: boolean,
): ShareComparison {
  const countOf = (which: number) => {
    const answers = endline.filter((_, row) => arm[row] === which);
    return { count: answers.filter((answer) => answer === YES).length, n: answers.length };
  };
  const table = { treatment: countOf(1), comparison: countOf(0) };
  const interval = inPerCent(riskDifferenceInterval(table, 'newcombe', level));
  const [treatment, comparison] = [table.treatment, table.comparison].map(
    ({ count, n }) => (100 * count) / n,
  ) as [number, number];
  return {
    n: endline.length,
    treatment,
    comparison,
    difference: treatment - comparison,
    ...(independent && { interval }),
  };
}

/**
 * Whether the shares of these answers may be shown: they would tell how many said yes, and how many no.
 *
 * @param columns 100 for yes and 0 for no, each of one group at one wave; NaN where missing
 */
export const sharesMayBeShown = ({ hideCounts }: Hiding, ...columns: readonly Column[]): boolean =>
  columns.every((column) => {
    const yes = column.filter((answer) => answer === YES).length;
    const no = column.filter((answer) => answer !== YES && !Number.isNaN(answer)).length;
    return !hideCounts([yes, no]).includes(null);
  });

/** 1 for yes and 0 for no. */
export const ones = (column: Column): Column => column.map((answer) => answer / YES);

const inPerCent = ({ level, low, high }: Interval): Interval => ({ level, low: 100 * low, high: 100 * high });
