import { formatBound, formatEquation, formatNumber, formatP, type BilingualText } from '@tongxing/contracts';
import type { AdjustedDifference, Interval } from '@tongxing/statistics';
import type { AbsenceReason, Cell } from './cell.js';
import type { Rung } from './claim.js';
import type { Counted, OutcomeUnit } from './outcome-kind.js';
import { PHRASES } from './phrases.js';
import { namedPair } from './names.js';
import type { OutcomeRole } from './planning.js';
import type { AdjustedTogether } from './results.js';
import type { MeanChange } from './within-arm.js';

/** Points with one decimal. */
export const points = (value: number) => formatNumber(value, 1);

/** `n = 425`, on one line. */
export const nText = (n: number) => formatEquation('n', String(n));

/**
 * A share as whole per cent.
 *
 * @param n above 0
 * @example percentOf(1, 8) // '13%'
 */
export const percentOf = (count: number, n: number): string => `${formatNumber((100 * count) / n, 0)}%`;

/** An interval with its level, in words. */
export const intervalText = ({ level, low, high }: Interval): BilingualText => {
  const percent = formatNumber(level * 100, 0);
  return {
    zh: `${percent}% 置信区间 ${formatBound(low, 1)} 至 ${formatBound(high, 1)}`,
    en: `${percent}% interval ${formatBound(low, 1)} to ${formatBound(high, 1)}`,
  };
};

const excludesZero = ({ low, high }: Interval) => low > 0 || high < 0;

const NO_FIGURE: BilingualText = {
  zh: '数据不足，无法得出结果。',
  en: 'There are too few data for a result.',
};
const HIDDEN: BilingualText = {
  zh: '人数过少，为保护参与者不予公布。',
  en: 'The group is too small to publish without exposing participants.',
};

/**
 * What may be said of a mean change on the rung `change`: whether endline was higher or lower than
 * baseline, or not clearly different; never why.
 */
export function changeSentence(cell: Cell<MeanChange>, { kind, unit }: Counted): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return withoutFigure(cell.reason);
  const { change, interval, n } = cell;
  const range = rangeText(interval, n, unit);
  if (!excludesZero(interval)) return PHRASES[kind].unchanged({ size: points(change), range });
  return PHRASES[kind].changed({ size: points(Math.abs(change)), higher: change > 0, range });
}

/** An interval and the number of people or sites, in words. */
function rangeText(interval: Interval, n: number, unit: OutcomeUnit): BilingualText {
  const { zh, en } = intervalText(interval);
  const [sitesZh, sitesEn] = unit === 'site' ? [' 个站点', ' sites'] : ['', ''];
  return { zh: `${zh}，${nText(n)}${sitesZh}`, en: `${en}, ${nText(n)}${sitesEn}` };
}

const TOO_FEW_SITES: BilingualText = {
  zh: '站点太少，组间差异无法与站点差异区分，不予估计。',
  en: 'There are too few sites to tell a difference between arms from one between sites; none is estimated.',
};

export const NOT_COMPARABLE: BilingualText = {
  zh: '使用了分数不可比较的问卷版本，不予比较。',
  en: 'Versions whose scores cannot be compared were used; no comparison is made.',
};

const WITHOUT: Partial<Record<AbsenceReason, BilingualText>> = {
  too_few_clusters: TOO_FEW_SITES,
  not_comparable: NOT_COMPARABLE,
};
const withoutFigure = (reason: AbsenceReason): BilingualText => WITHOUT[reason] ?? NO_FIGURE;

/** What one test is among the others: the outcome's role and kind, and what is left of its p when all are counted. */
export interface Standing extends Counted {
  readonly role: OutcomeRole;
  readonly adjusted?: AdjustedTogether;
}

/**
 * Whether a difference is clear: its interval leaves zero out, and where it was tested with others, so does what
 * the adjustment leaves of it.
 *
 * @example isClear({ level: 0.95, low: 0.1, high: 4 }, { p: 0.06, tests: 2 }) // false
 */
export const isClear = (interval: Interval, adjusted?: AdjustedTogether): boolean =>
  excludesZero(interval) && (adjusted === undefined || adjusted.p < 1 - interval.level);

/** What may be said of an adjusted difference between arms on its rung. */
export function contrastSentence(
  cell: Cell<AdjustedDifference>,
  pair: { treatment: string; comparison: string },
  rung: Rung,
  standing: Standing,
): BilingualText {
  const { zh, en } = plainSentence(cell, pair, rung, standing);
  if (standing.role === 'primary' || cell.kind !== 'estimated') return { zh, en };
  return { zh: `探索性结果：${zh}`, en: `Exploratory: ${en}` };
}

function plainSentence(
  cell: Cell<AdjustedDifference>,
  pair: { treatment: string; comparison: string },
  rung: Rung,
  { kind, unit, adjusted }: Standing,
): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return withoutFigure(cell.reason);
  const { estimate, interval, n } = cell;
  const range = rangeText(interval, n, unit);
  const { alike, apart } = PHRASES[kind];
  if (!excludesZero(interval)) return alike({ ...namedPair(pair), size: points(estimate), range });
  const clear = { ...namedPair(pair), size: points(Math.abs(estimate)), higher: estimate > 0, range };
  if (isClear(interval, adjusted)) return apart[rung](clear);
  const { zh, en } = apart.change(clear);
  return { zh: zh + lostAmongOthers(adjusted).zh, en: `${en} ${lostAmongOthers(adjusted).en}` };
}

const lostAmongOthers = (adjusted: AdjustedTogether | undefined): BilingualText => {
  const [tests, p] = [String(adjusted?.tests ?? 1), formatEquation('p', formatP(adjusted?.p ?? 1))];
  return {
    zh: `与同一领域的其他检验一并校正后（共 ${tests} 个，校正后 ${p}），不算明确差异。`,
    en: `Adjusted for the ${tests} tests of its domain (${p}), this is no clear difference.`,
  };
};
