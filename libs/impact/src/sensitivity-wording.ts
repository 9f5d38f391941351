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
    result.kind === 'estimated' ? [{ method, words: METHODS[method], ...result }] : [],
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
  const readings = told.map((one) => readingOf(main, one));
  const verdict = VERDICTS[WORST_FIRST.find((reading) => readings.includes(reading)) ?? 'alike'];
  return { zh: `差值${list('zh')}。${verdict.zh}`, en: `The difference is, ${list('en')}. ${verdict.en}` };
}

type Figure = Pick<AdjustedDifference, 'estimate' | 'interval'>;

/**
 * How another answer to who was lost reads beside the main figure.
 *
 * | main figure | other figure                                                | reading     |
 * |-------------|-------------------------------------------------------------|-------------|
 * | clear       | clear in the same direction                                 | `alike`     |
 * | not clear   | not clear                                                   | `alike`     |
 * | clear       | imputed, inside the main interval, not clear: it is wider   | `less_sure` |
 * | otherwise   |                                                             | `otherwise` |
 *
 * @see docs/decisions/0012-calibration.md: imputed intervals by site are wider than they need be
 */
export type Reading = 'alike' | 'less_sure' | 'otherwise';

export function readingOf(
  main: Figure,
  other: Figure & { readonly method: SensitivityAnalysis['method'] },
): Reading {
  const [isMainClear, isOtherClear] = [isClear(main.interval), isClear(other.interval)];
  if (isMainClear === isOtherClear && (!isMainClear || main.estimate > 0 === other.estimate > 0))
    return 'alike';
  const isInside = main.interval.low <= other.estimate && other.estimate <= main.interval.high;
  return isMainClear && isInside && other.method === 'multiple_imputation' ? 'less_sure' : 'otherwise';
}

const ALIKE: BilingualText = {
  zh: '与主要结果读法一致；两种方法都假定流失可由基线得分和组别解释。',
  en: 'Both read as the main figure does; they take baseline score and arm to explain who was lost.',
};
const OTHERWISE: BilingualText = {
  zh: '与主要结果读法不同：结果取决于如何看待流失的人。',
  en: 'This reads otherwise than the main figure: the result depends on what is thought of those who were lost.',
};
const LESS_SURE: BilingualText = {
  zh: '插补后的估计值在主要结果的区间之内，但其区间较宽，包含零；插补的区间偏宽，两种方法都假定流失可由基线得分和组别解释。',
  en: 'The imputed estimate lies inside the main interval, but its own, which is wider than it need be, holds zero; both take baseline score and arm to explain who was lost.',
};
const WORST_FIRST = ['otherwise', 'less_sure'] as const;
const VERDICTS: Readonly<Record<Reading, BilingualText>> = {
  alike: ALIKE,
  less_sure: LESS_SURE,
  otherwise: OTHERWISE,
};
const NONE: BilingualText = {
  zh: '数据不足，无法检查结果对样本流失的敏感性。',
  en: 'There are too few data to see how the result depends on who was lost.',
};
