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
  type PairedTable,
} from '@tongxing/statistics';
import { areHidden, cautiousTable, changersAtSites, changersOf } from './cautious-table.js';
import { estimated, type Cell } from './cell.js';
import type { Disclosure } from './disclosure.js';
import type { Hiding } from './hiding.js';
import {
  chooseChangeModel,
  meanChange,
  meanOf,
  sitesOfPairs,
  type ChangeModel,
  type MeanChange,
  type Pairs,
} from './within-arm.js';

/** Answers of yes, as columns of an outcome hold them. */
export const YES = 100;

/** Who changed their answer between baseline and endline. Shares and differences in per cent. */
export interface ShareChange {
  /** People with both answers. */
  readonly n: number;
  /** Endline share less baseline share, with Newcombe's interval for the same people; where counts are withheld, wider. */
  readonly difference: number;
  readonly interval: Interval;
  /** McNemar's exact test: its mid-p, and the p that never rejects too often; where counts are withheld, larger. */
  readonly p: number;
  readonly pExact: number;
  /** People who went from no to yes and from yes to no; null where withheld, then both. */
  readonly toYes: number | null;
  readonly toNo: number | null;
}

/**
 * McNemar's test and the difference of the same people's shares, as if people were independent.
 *
 * @param told the table that figures may be computed from ({@link cautiousTable}); counts are those of `table`
 * @throws NotEstimable `too_few_observations` without a pair
 * @see McNemar 1947, Psychometrika 12:153; Newcombe 1998, Statistics in Medicine 17:2635
 */
function shareChange(table: PairedTable, told: PairedTable, hiding: Hiding, level: number): ShareChange {
  const { yesNo, noYes } = table;
  const { p: pExact, pMid } = exactMcNemar(told);
  const n = peopleIn(table);
  return {
    n,
    difference: (100 * (noYes - yesNo)) / n,
    interval: inPerCent(pairedDifferenceInterval(told, 'newcombe', level)),
    p: pMid,
    pExact,
    ...(areHidden(table, hiding) ? { toYes: null, toNo: null } : { toYes: noYes, toNo: yesNo }),
  };
}

/**
 * The paired change of a yes-or-no outcome in percentage points. Where people are independent the difference of shares
 * is not as normal as a t takes it to be: p is McNemar's mid-p and the interval Newcombe's. There is a figure also
 * where nobody changed.
 *
 * @throws NotEstimable `too_few_observations` under 2 pairs; `no_variance` when everybody changed alike
 */
function pairedShares(table: PairedTable, level: number): PairedChange {
  const { yesYes, yesNo, noYes } = table;
  const n = peopleIn(table);
  if (n < 2) throw new NotEstimable('too_few_observations');
  const interval = inPerCent(pairedDifferenceInterval(table, 'newcombe', level));
  const p = exactMcNemar(table).pMid;
  if (yesNo + noYes > 0) return { ...pairedChange(...answersOf(table), level), p, interval };
  const share = (100 * yesYes) / n;
  const still = { change: 0, sdChange: 0, se: 0, t: 0, df: n - 1, dz: 0 };
  return { n, meanBefore: share, meanAfter: share, ...still, p, interval };
}

const peopleIn = ({ yesYes, yesNo, noYes, noNo }: PairedTable): number => yesYes + yesNo + noYes + noNo;

/** A table's people, one a row. */
function answersOf({ yesYes, yesNo, noYes, noNo }: PairedTable): [Column, Column] {
  const rows = (before: number, after: number, count: number) =>
    Array.from({ length: count }, () => [before, after] as const);
  const people = [
    ...rows(YES, YES, yesYes),
    ...rows(YES, 0, yesNo),
    ...rows(0, YES, noYes),
    ...rows(0, 0, noNo),
  ];
  return [Float64Array.from(people, ([before]) => before), Float64Array.from(people, ([, after]) => after)];
}

/** The change of a share: the main figure, the same by person, and who changed their answer. */
export interface ShareFigures {
  readonly main: Cell<MeanChange>;
  readonly result: Cell<PairedChange>;
  readonly shares: Cell<ShareChange>;
}

/**
 * How a share changed among some people, as far as it may be told: nothing where few said yes, or few no, and where few
 * changed their answer figures from which their number does not follow.
 *
 * @param pairs 100 for yes and 0 for no; NaN where missing; a pair counts when both are there
 */
export function shareFigures(pairs: Pairs, disclosure: Disclosure, level: number): ShareFigures {
  const { before, after } = pairs;
  const found = estimated(() => ({ table: pairedTable(ones(before), ones(after)) }));
  if (found.kind !== 'estimated') return { main: found, result: found, shares: found };
  const { table } = found;
  const isBySite = chooseChangeModel(sitesOfPairs(pairs)).method === 'mean_cr2';
  const sites = tablesBySite(pairs);
  const open = isBySite ? changersAtSites(sites) : changersOf(table);
  const told = sharesMayBeShown(disclosure, ...answersOf(table))
    ? cautiousTable(table, disclosure, open)
    : undefined;
  const shown = <T>(estimate: (of: PairedTable) => T): Cell<T> => {
    const cell = estimated(() => estimate(told ?? table));
    return !told && cell.kind === 'estimated' ? { kind: 'suppressed' } : cell;
  };
  return {
    main: shown((of) =>
      isBySite ? meanChange(withFewestChanges(sites), level) : meanOf(pairedShares(of, level)),
    ),
    result: shown((of) => pairedShares(of, level)),
    shares: shown((of) => shareChange(table, of, disclosure, level)),
  };
}

/** Whether figures by person of a group would tell how few of it, or of all others, changed their answer. */
export function tellsChangers(
  { before, after }: Pairs,
  isIn: (row: number) => boolean,
  hiding: Hiding,
): boolean {
  const tableOf = (keep: boolean) => {
    const of = (column: Column) => ones(column.filter((_, row) => isIn(row) === keep));
    const found = estimated(() => ({ table: pairedTable(of(before), of(after)) }));
    return found.kind === 'estimated' ? [found.table] : [];
  };
  return [...tableOf(true), ...tableOf(false)].some((table) => areHidden(table, hiding));
}

function tablesBySite({ before, after, site }: Pairs): PairedTable[] {
  const paired = [...site.keys()].filter((row) => !Number.isNaN(before[row]) && !Number.isNaN(after[row]));
  return [...new Set(paired.map((row) => site[row] as number))].map((one) => {
    const of = (column: Column) => ones(column.filter((_, row) => site[row] === one));
    return pairedTable(of(before), of(after));
  });
}

/**
 * The same sites with as few changed answers as their shares allow. Errors by site do not depend on how many changed,
 * and so neither do the last digits of what is computed.
 */
function withFewestChanges(tables: readonly PairedTable[]): Pairs {
  const sites = tables.map((table) => {
    const fewer = Math.min(table.yesNo, table.noYes);
    const { yesYes, yesNo, noYes, noNo } = table;
    return answersOf({
      yesYes: yesYes + fewer,
      yesNo: yesNo - fewer,
      noYes: noYes - fewer,
      noNo: noNo + fewer,
    });
  });
  const joined = (of: (site: [Column, Column], i: number) => Column): Column =>
    Float64Array.from(sites.flatMap((site, i) => [...of(site, i)]));
  return {
    before: joined(([before]) => before),
    after: joined(([, after]) => after),
    site: joined(([before], i) => before.map(() => i)),
  };
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

/** The same of both arms of a comparison at both waves. */
export function sharesOfArmsMayBeShown(
  hiding: Hiding,
  { baseline, endline, arm }: { readonly baseline: Column; readonly endline: Column; readonly arm: Column },
): boolean {
  const of = (column: Column) => [1, 0].map((which) => column.filter((_, row) => arm[row] === which));
  return sharesMayBeShown(hiding, ...of(baseline), ...of(endline));
}

/** 1 for yes and 0 for no. */
export const ones = (column: Column): Column => column.map((answer) => answer / YES);

const inPerCent = ({ level, low, high }: Interval): Interval => ({ level, low: 100 * low, high: 100 * high });
