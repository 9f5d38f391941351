import { formatBound, formatNumber, type BilingualText } from '@tongxing/contracts';
import type { AdjustedDifference, Interval, PairedChange } from '@tongxing/statistics';
import type { Cell } from './results.js';

const points = (value: number) => formatNumber(value, 1);

const intervalText = ({ level, low, high }: Interval): BilingualText => {
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
 * What may be said of a paired change on the rung `change`: whether endline was higher or lower than
 * baseline, or not clearly different; never why.
 */
export function changeSentence(cell: Cell<PairedChange>): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return NO_FIGURE;
  const { change, interval, n } = cell;
  const range = intervalText(interval);
  const size = points(Math.abs(change));
  if (!excludesZero(interval))
    return {
      zh: `末线与基线之间未见明确差异（平均变化 ${points(change)} 分，${range.zh}，n = ${String(n)}）。`,
      en: `No clear difference between endline and baseline (mean change ${points(change)} points, ${range.en}, n = ${String(n)}).`,
    };
  const [zh, en] = change > 0 ? ['高', 'higher'] : ['低', 'lower'];
  return {
    zh: `末线平均分比基线${zh} ${size} 分（${range.zh}，n = ${String(n)}）。`,
    en: `The endline mean was ${size} points ${en} than at baseline (${range.en}, n = ${String(n)}).`,
  };
}

/** What may be said of an adjusted difference between arms on the rung `change`. */
export function contrastSentence(
  cell: Cell<AdjustedDifference>,
  arms: { treatment: string; comparison: string },
): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return NO_FIGURE;
  const { estimate, interval, n } = cell;
  const range = intervalText(interval);
  const { treatment, comparison } = arms;
  if (!excludesZero(interval))
    return {
      zh: `按基线调整后，${treatment} 与 ${comparison} 两组末线得分未见明确差异（差值 ${points(estimate)} 分，${range.zh}，n = ${String(n)}）。`,
      en: `At equal baseline, ${treatment} and ${comparison} did not clearly differ at endline (difference ${points(estimate)} points, ${range.en}, n = ${String(n)}).`,
    };
  const [zh, en] = estimate > 0 ? ['高', 'higher'] : ['低', 'lower'];
  const size = points(Math.abs(estimate));
  return {
    zh: `按基线调整后，${treatment} 组末线得分比 ${comparison} 组${zh} ${size} 分（${range.zh}，n = ${String(n)}）。`,
    en: `At equal baseline, ${treatment} scored ${size} points ${en} than ${comparison} at endline (${range.en}, n = ${String(n)}).`,
  };
}
