import type { AnswerProblem, AnswerProblemCode } from '@tongxing/contracts';
import type { Answers, AnswerValidator } from './answer-types.js';
import { compileQuestionnaire, judge, type Outside } from './compiled/index.js';
import type { InstrumentDefinition } from './definition.js';
import type { ScoringKey } from './scoring-key.js';
import { surveyCoreValidator } from './survey-validator.js';

/**
 * How the answers to a version are judged.
 *
 * | the version has                            | path          | outside     |
 * |--------------------------------------------|---------------|-------------|
 * | no questionnaire                           | `key`         |             |
 * | a questionnaire inside the compiled subset | `compiled`    |             |
 * | any other questionnaire                    | `survey-core` | the reasons |
 */
export type ValidationPath =
  | { readonly path: 'key' | 'compiled' }
  | { readonly path: 'survey-core'; readonly outside: readonly Outside[] };

/** Which way `answerValidator` takes for a version, and why it is not the compiled one. */
export function validationPath({ questionnaire }: InstrumentDefinition): ValidationPath {
  if (!questionnaire) return { path: 'key' };
  const compiled = compileQuestionnaire(questionnaire);
  return 'plan' in compiled ? { path: 'compiled' } : { path: 'survey-core', outside: compiled.outside };
}

/**
 * The validator of a published version. A questionnaire inside the compiled subset is judged by its plan,
 * any other by survey-core, and so are single answer sets on which the plan cannot decide: the verdict is
 * survey-core's in every case. A key without questionnaire is validated by its items and ranges.
 *
 * Build it once for a version: the first costs tens of milliseconds.
 */
export function answerValidator({ questionnaire, key }: InstrumentDefinition): AnswerValidator {
  if (!questionnaire) return (answers) => problemsByKey(key, answers);
  const compiled = compileQuestionnaire(questionnaire);
  if ('outside' in compiled) return surveyCoreValidator(questionnaire);
  let surveyCore: AnswerValidator | undefined;
  return (answers) =>
    judge(compiled.plan, answers) ?? (surveyCore ??= surveyCoreValidator(questionnaire))(answers);
}

function problemsByKey(key: ScoringKey, answers: Answers): AnswerProblem[] {
  return Object.entries(answers).flatMap(([question, value]) => {
    const code = problemInRange(key, question, value);
    return code ? [{ code, question }] : [];
  });
}

function problemInRange(key: ScoringKey, question: string, value: unknown): AnswerProblemCode | undefined {
  const range = Object.hasOwn(key.items, question) ? key.items[question] : undefined;
  if (!range) return 'question-unknown';
  if (typeof value === 'string' && Object.hasOwn(key.missingValues, value)) return undefined;
  if (range.values) return problemInChoice(range.values, value);
  if (typeof value !== 'number') return 'answer-wrong-type';
  if (range.cuts) return value < Number(range.cuts[0]?.from) ? 'answer-out-of-range' : undefined;
  return value < range.min || value > range.max || !Number.isInteger(value) ? 'answer-out-of-range' : undefined;
}

/** One choice, or several different ones. */
function problemInChoice(values: object, answer: unknown): AnswerProblemCode | undefined {
  const choices: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  if (choices.some((choice) => typeof choice === 'object')) return 'answer-wrong-type';
  if (new Set(choices).size < choices.length) return 'answer-rejected';
  return choices.every((choice) => Object.hasOwn(values, String(choice))) ? undefined : 'answer-not-a-choice';
}
