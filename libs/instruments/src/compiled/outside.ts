import type { BilingualText } from '@tongxing/contracts';

/** Why a questionnaire cannot be compiled, with the place that says so. */
export interface Outside {
  readonly code:
    | 'property'
    | 'value'
    | 'question-type'
    | 'choices'
    | 'expression'
    | 'function'
    | 'variable'
    | 'calculated-value'
    | 'structure';
  /** Path in the questionnaire, or the name of the question. */
  readonly at: string;
  /** The property, type, function or variable that stands outside. */
  readonly what: string;
}

const WORDS: Readonly<Record<Outside['code'], BilingualText>> = {
  property: { zh: '属性', en: 'property' },
  value: { zh: '属性取值', en: 'property value' },
  'question-type': { zh: '题型', en: 'question type' },
  choices: { zh: '选项', en: 'choices' },
  expression: { zh: '表达式', en: 'expression' },
  function: { zh: '函数', en: 'function' },
  variable: { zh: '变量', en: 'variable' },
  'calculated-value': { zh: '计算值', en: 'calculated value' },
  structure: { zh: '结构', en: 'structure' },
};

/**
 * A reason in words, for the people who write questionnaires.
 *
 * @example outsideInWords({ code: 'function', at: 'q1', what: 'today' }).en // 'q1: function today'
 */
export function outsideInWords({ code, at, what }: Outside): BilingualText {
  const words = WORDS[code];
  return { zh: `${at}：${words.zh} ${what}`, en: `${at}: ${words.en} ${what}` };
}
