import type { BilingualText } from '@tongxing/contracts';
import type { AdjustedDifference } from '@tongxing/statistics';
import { UNITS, type OutcomeKind } from './outcome-kind.js';
import type { SensitivityAnalysis } from './results.js';
import { intervalText, isClear, points } from './wording.js';

const METHODS: Readonly<Record<SensitivityAnalysis['method'], BilingualText>> = {
  inverse_probability_weights: { zh: '按流失概率加权', en: 'weighted for who was lost' },
  multiple_imputation: { zh: '多重插补缺失得分', en: 'with missing scores imputed' },
};

/** Whether other answers to who was lost lead to another reading than the main figure does. */
export function sensitivitySentence(
  main: Pick<AdjustedDifference, 'estimate' | 'interval'>,
  analyses: readonly SensitivityAnalysis[],
  kind: OutcomeKind,
): BilingualText {
  const unit = UNITS[kind];
  const told = analyses.flatMap(({ method, result }) =>
    result.kind === 'estimated' ? [{ words: METHODS[method], ...result }] : [],
  );
  if (told.length === 0) return NONE;
  const list = (language: 'zh' | 'en') =>
    told
      .map(({ words, estimate, interval }) =>
        language === 'zh'
          ? `${words.zh}为 ${points(estimate)} ${unit.zh}（${intervalText(interval).zh}）`
          : `${words.en}, ${points(estimate)} ${unit.en} (${intervalText(interval).en})`,
      )
      .join(language === 'zh' ? '；' : '; ');
  const verdict = told.every((one) => readsAlike(main, one)) ? ALIKE : OTHERWISE;
  return { zh: `差值${list('zh')}。${verdict.zh}`, en: `The difference is, ${list('en')}. ${verdict.en}` };
}

type Figure = Pick<AdjustedDifference, 'estimate' | 'interval'>;

/** Clear in the same direction, or not clear either. */
export const readsAlike = (main: Figure, other: Figure): boolean =>
  isClear(main.interval) === isClear(other.interval) &&
  (!isClear(main.interval) || main.estimate > 0 === other.estimate > 0);

const ALIKE: BilingualText = {
  zh: '与主要结果读法一致；两种方法都假定流失可由基线得分和组别解释。',
  en: 'Both read as the main figure does; they take baseline score and arm to explain who was lost.',
};
const OTHERWISE: BilingualText = {
  zh: '与主要结果读法不同：结果取决于如何看待流失的人。',
  en: 'This reads otherwise than the main figure: the result depends on what is thought of those who were lost.',
};
const NONE: BilingualText = {
  zh: '数据不足，无法检查结果对样本流失的敏感性。',
  en: 'There are too few data to see how the result depends on who was lost.',
};
