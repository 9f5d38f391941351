import type { PanelModelBase } from 'survey-core';
import type { AnswerProblem } from '@tongxing/contracts';
import { ANSWER_TYPES, type Answers, type AnswerValidator } from './answer-types.js';
import type { Questionnaire } from './definition.js';
import {
  answerNames,
  asked,
  loadModel,
  questionsOf,
  structuredCloneJson,
  type Model,
  type Question,
} from './survey-model.js';

/**
 * Judges answers with survey-core itself, whatever a questionnaire holds: it decides what is visible and
 * which rules hold, and every answer must be of its question's type and among its choices.
 *
 * One model serves all respondents, cleared for each: building one costs tens of milliseconds.
 */
export function surveyCoreValidator(questionnaire: Questionnaire): AnswerValidator {
  const model = loadModel(questionnaire);
  const questions = questionsOf(model);
  return (answers) => problemsByModel(model, questions, answers);
}

function problemsByModel(model: Model, questions: readonly Question[], answers: Answers): AnswerProblem[] {
  model.clear(true, true);
  model.data = structuredCloneJson(answers);
  const unknown = unknownNames(questions, answers);
  const ours = questions.flatMap((q) => problemOf(q, answers));
  const found = [...unknown, ...ours];
  return found.length > 0 ? found : [...questions.flatMap(brokenRule), ...unansweredContainers(model)];
}

/** A required page or panel asks for one answer to any of its questions: its first is named. */
function unansweredContainers(model: Model): AnswerProblem[] {
  const panels = model.getAllPanels() as unknown as readonly PanelModelBase[];
  return [...model.pages, ...panels].flatMap((container): AnswerProblem[] => {
    if (!container.isRequired || container.validate(true, false)) return [];
    const isUnanswered = container.errors.some((error) => error.getErrorType() === 'requireoneanswer');
    const first = container.questions.find((question) => question.isVisibleInSurvey);
    return isUnanswered && first ? [{ code: 'answer-required', question: nameOf(first) }] : [];
  });
}

function unknownNames(questions: readonly Question[], answers: Answers): AnswerProblem[] {
  const known = new Set(questions.flatMap(answerNames));
  return Object.keys(answers)
    .filter((name) => !known.has(name))
    .map((question) => ({ code: 'question-unknown', question }));
}

const nameOf = (question: Question): string => question.getValueName();

function problemOf(question: Question, answers: Answers): AnswerProblem[] {
  const name = nameOf(question);
  if (!Object.hasOwn(answers, name)) return [];
  const code = question.isVisibleInSurvey
    ? ANSWER_TYPES[question.getType()]?.(asked(question), answers[name])
    : 'question-hidden';
  return code ? [{ code, question: name }] : [];
}

function brokenRule(question: Question): AnswerProblem[] {
  if (!question.isVisibleInSurvey || question.validate(true)) return [];
  const required = question.errors.some((e) => e.getErrorType() === 'required');
  return [{ code: required ? 'answer-required' : 'answer-rejected', question: nameOf(question) }];
}
