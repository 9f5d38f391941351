import type { Question } from 'survey-core';
import { anyOfAnswers } from '@tongxing/instruments';
import { optionsOf } from '../collect/form/options';
import { useSpeech } from '../shell/language';
import { usePreviewText } from './texts';

/** Questions by name, with their number on the paper. */
export type Numbers = ReadonlyMap<string, { readonly number: number; readonly question: Question }>;

/**
 * Says a condition in words: "only if 3 is “yes”". A condition that is more than a choice of answers is given
 * as it stands in the file.
 */
export function useConditionInWords(): (expression: string, numbers: Numbers) => string {
  const { language } = useSpeech();
  const text = usePreviewText();
  return (expression, numbers) => {
    const answers = anyOfAnswers(expression);
    if (!answers) return `${text('onlyIf')}${expression}`;
    const questions = [...new Set(answers.map(({ question }) => question))];
    const parts = questions.map((name) => {
      const values = answers.filter(({ question }) => question === name).map(({ value }) => value);
      const labels = values.map((value) => `“${labelOf(numbers.get(name)?.question, value)}”`);
      const number = String(numbers.get(name)?.number ?? name);
      return language === 'zh'
        ? `第 ${number} 题答${labels.join('或')}`
        : `question ${number} is ${labels.join(' or ')}`;
    });
    return `${text('onlyIf')}${parts.join(text('or'))}`;
  };
}

const labelOf = (question: Question | undefined, value: string | number): string =>
  (question && optionsOf(question).find((option) => option.value === value)?.label) ?? String(value);
