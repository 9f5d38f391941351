import { formatBound, formatNumber, type BilingualText } from '@tongxing/contracts';
import type { Cell } from './cell.js';
import type { DoseFigures } from './results.js';
import { isClear } from './wording.js';

/** What may be said of attendance: that it goes with the outcome, or does not clearly; never that it does anything. */
export function doseSentence(cell: Cell<DoseFigures>): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return cell.reason === 'too_few_clusters' ? TOO_FEW_SITES : NO_FIGURE;
  const { estimate, interval, n, clusters, meanDays } = cell;
  const percent = formatNumber(interval.level * 100, 0);
  const [low, high] = [interval.low, interval.high].map((end) => formatBound(end, 2)) as [string, string];
  const [size, days] = [formatNumber(estimate, 2), formatNumber(meanDays, 1)];
  const found = isClear(interval) ? (estimate > 0 ? HIGHER : LOWER) : UNCLEAR;
  return {
    zh: `平均到场 ${days} 天。${found.zh}：到场天数每多一个标准差，按基线调整后末线相差 ${size} 个标准差（${percent}% 置信区间 ${low} 至 ${high}，n = ${String(n)}，${String(clusters)} 个站点）。${NON_CAUSAL.zh}`,
    en: `Children came on ${days} days on average. ${found.en}: a standard deviation more of days went with ${size} standard deviations at endline, at equal baseline (${percent}% interval ${low} to ${high}, n = ${String(n)}, ${String(clusters)} sites). ${NON_CAUSAL.en}`,
  };
}

const HIGHER: BilingualText = {
  zh: '来得多的孩子末线较高',
  en: 'Those who came more often stood higher at endline',
};
const LOWER: BilingualText = {
  zh: '来得多的孩子末线较低',
  en: 'Those who came more often stood lower at endline',
};
const UNCLEAR: BilingualText = {
  zh: '到场多少与末线之间未见明确关联',
  en: 'No clear association of attendance with endline',
};
const NON_CAUSAL: BilingualText = {
  zh: '这是关联，不是因果：来得多的孩子本来就可能不同。',
  en: 'This is an association and not causal: children who come often may be other children from the start.',
};
const HIDDEN: BilingualText = {
  zh: '有到场记录的人数过少，为保护参与者不予公布。',
  en: 'Too few people have recorded attendance to publish without exposing them.',
};
const TOO_FEW_SITES: BilingualText = {
  zh: '有到场记录的站点太少，到场与结局的关联无法与站点差异区分，不予估计。',
  en: 'Attendance is recorded at too few sites to tell its association from differences between sites; none is estimated.',
};
const NO_FIGURE: BilingualText = {
  zh: '数据不足，无法得出到场与结局的关联。',
  en: 'There are too few data for an association with attendance.',
};
