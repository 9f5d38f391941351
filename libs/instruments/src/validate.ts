import type { AnswerProblem, AnswerProblemCode } from '@tongxing/contracts';
import { ANSWER_TYPES } from './answer-types.js';
import type { InstrumentDefinition } from './definition.js';
import type { ScoringKey } from './scoring-key.js';
import { loadModel, questionsOf, structuredCloneJson, type Model, type Question } from './survey-model.js';

export type Answers = Readonly<Record<string, unknown>>;

/** Judges one respondent's answers; an empty list accepts them. It keeps nothing from call to call. */
export type AnswerValidator = (answers: Answers) => readonly AnswerProblem[];

/**
 * The validator of a published version: survey-core decides what is visible and which rules hold, and every
 * answer must be of its question's type and among its choices. A key without questionnaire is validated by
 * its items and ranges.
 *
 * Build it once for a version: the first costs tens of milliseconds.
 */
export function answerValidator(definition: InstrumentDefinition): AnswerValidator {
  if (!definition.questionnaire) return (answers) => problemsByKey(definition.key, answers);
  const model = loadModel(definition.questionnaire);
  const questions = questionsOf(model);
  return (answers) => problemsByModel(model, questions, answers);
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
  if (range.values) return Object.hasOwn(range.values, String(value)) ? undefined : 'answer-not-a-choice';
  if (typeof value !== 'number') return 'answer-wrong-type';
  if (range.cuts) return value < Number(range.cuts[0]?.from) ? 'answer-out-of-range' : undefined;
  return value < range.min || value > range.max || !Number.isInteger(value) ? 'answer-out-of-range' : undefined;
}

function problemsByModel(model: Model, questions: readonly Question[], answers: Answers): AnswerProblem[] {
  model.clear(true, true);
  model.data = structuredCloneJson(answers);
  const unknown = unknownNames(questions, answers);
  const ours = questions.flatMap((q) => problemOf(q, answers));
  const found = [...unknown, ...ours];
  return found.length > 0 ? found : questions.flatMap(brokenRule);
}

function unknownNames(questions: readonly Question[], answers: Answers): AnswerProblem[] {
  const known = new Set(
    questions.flatMap((q) =>
      q.hasComment || q['hasOther'] ? [nameOf(q), `${nameOf(q)}-Comment`] : [nameOf(q)],
    ),
  );
  return Object.keys(answers)
    .filter((name) => !known.has(name))
    .map((question) => ({ code: 'question-unknown', question }));
}

const nameOf = (question: Question): string => question.getValueName();

function problemOf(question: Question, answers: Answers): AnswerProblem[] {
  const name = nameOf(question);
  if (!Object.hasOwn(answers, name)) return [];
  const code = question.isVisibleInSurvey
    ? ANSWER_TYPES[question.getType()]?.(question, answers[name])
    : 'question-hidden';
  return code ? [{ code, question: name }] : [];
}

function brokenRule(question: Question): AnswerProblem[] {
  if (!question.isVisibleInSurvey || question.validate(true)) return [];
  const required = question.errors.some((e) => e.getErrorType() === 'required');
  return [{ code: required ? 'answer-required' : 'answer-rejected', question: nameOf(question) }];
}
