import type { Language } from '@tongxing/contracts';
import type { Questionnaire } from './definition.js';
import { answerNames, loadModel, questionsOf, structuredCloneJson } from './survey-model.js';

/** A question as it was asked, and what was answered. */
export interface AnswerInWords {
  readonly question: string;
  readonly answer: string;
}

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-cn', en: 'en' };

/**
 * What somebody answered, as a person reads it: the words of the questions and of the choices, in the order of the
 * questionnaire. An answer whose question is not in it comes last, under its name: nothing is left out.
 *
 * @param answers by item id, as stored
 */
export function answersInWords(
  questionnaire: Questionnaire,
  answers: Readonly<Record<string, unknown>>,
  language: Language,
): AnswerInWords[] {
  const model = loadModel(questionnaire);
  model.locale = LOCALES[language];
  model.data = structuredCloneJson(answers);
  const left = new Set(Object.keys(answers));
  const words = questionsOf(model).flatMap((question) =>
    answerNames(question)
      .filter((name) => left.delete(name))
      .map((name, i) => ({
        question: textOf(question.processedTitle, language),
        answer: textOf(i === 0 ? (question.displayValue ?? answers[name]) : answers[name], language),
      })),
  );
  return [...words, ...[...left].map((name) => ({ question: name, answer: textOf(answers[name], language) }))];
}

function textOf(value: unknown, language: Language): string {
  const joint = language === 'zh' ? '；' : '; ';
  if (Array.isArray(value)) return value.map((one) => textOf(one, language)).join(joint);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${textOf(one, language)}`)
      .join(joint);
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
