import { Helpers } from 'survey-core';
import type { AnswerProblem } from '@tongxing/contracts';
import { ANSWER_TYPES } from '../answer-types.js';
import { choiceValues } from '../survey-model.js';
import { scopeOf } from './calculated.js';
import type { Plan, PlannedContainer, PlannedQuestion } from './plan.js';
import { isEmpty } from './rules.js';
import type { Scope } from './scope.js';

type Answers = Readonly<Record<string, unknown>>;

/**
 * Judges one respondent's answers by a plan. Nothing is kept from call to call.
 *
 * @param answers as JSON gives them
 * @returns what `validate.ts` finds with survey-core, in the same order; undefined where only survey-core can
 *   say: an answer of the wrong kind on which an expression rests, a name that survey-core would trim
 */
export function judge(plan: Plan, answers: Answers): AnswerProblem[] | undefined {
  const given = Object.keys(answers);
  const unknown = given.filter((name) => !plan.known.has(name));
  if (unknown.some((name) => isConverted(plan, name))) return undefined;
  const scope = scopeOf(plan.names, answers, plan.calculated);
  const wrong = new Map<string, AnswerProblem['code']>();
  for (const question of plan.questions) {
    if (!Object.hasOwn(answers, question.name)) continue;
    const value = answers[question.name];
    const code = ANSWER_TYPES[question.type]?.(question.offers, value);
    if ((code && question.sensitive && !isReadAsGiven(question, value)) || isNoJson(value)) return undefined;
    if (code) wrong.set(question.name, code);
  }
  const shown = shownQuestions(plan, scope);
  const found = [
    ...unknown.map((question): AnswerProblem => ({ code: 'question-unknown', question })),
    ...plan.questions.flatMap((q): AnswerProblem[] => {
      if (!Object.hasOwn(answers, q.name)) return [];
      const code = shown[q.index] ? wrong.get(q.name) : 'question-hidden';
      return code ? [{ code, question: q.name }] : [];
    }),
  ];
  return found.length > 0 ? found : brokenRules(plan, shown, answers, scope);
}

/** A name that survey-core would read as another: trimmed, as a calculated value, as a prototype. */
const isConverted = (plan: Plan, name: string) =>
  name !== name.trim() ||
  name === '__proto__' ||
  [...plan.calculated.keys()].some((value) => value.toLowerCase() === name.toLowerCase());

const STORED_AS_GIVEN = ['text', 'comment', 'html', 'image'];
const SINGLE_CHOICES = ['radiogroup', 'dropdown', 'buttongroup', 'rating'];

/** A wrong answer that expressions read as it is: survey-core converts lists, objects, and near choices. */
function isReadAsGiven({ type, offers }: PlannedQuestion, value: unknown): boolean {
  if (typeof value === 'object') return false;
  if (STORED_AS_GIVEN.includes(type)) return true;
  const choices = choiceValues(offers) ?? [];
  return SINGLE_CHOICES.includes(type) && !choices.some((choice) => Helpers.isTwoValueEquals(choice, value));
}

/** Numbers that JSON cannot hold; survey-core is given an empty answer instead. */
const isNoJson = (value: unknown) => typeof value === 'number' && !Number.isFinite(value);

/** By place in the order of asking: whether each question shows, together with its page and panels. */
export function shownQuestions({ pages, questions }: Plan, scope: Scope): readonly boolean[] {
  const shown = new Array<boolean>(questions.length).fill(false);
  const look = (element: PlannedContainer | PlannedQuestion): boolean => {
    if (element.kind === 'question') return (shown[element.index] = element.visible(scope));
    const inside = element.elements.map(look);
    const shows = element.visible(scope) && inside.includes(true);
    if (!shows) shown.fill(false, element.from, element.to);
    return shows;
  };
  pages.forEach(look);
  return shown;
}

/** Names of the questions that show, given the answers. */
export const shownNames = (plan: Plan, answers: Answers): ReadonlySet<string> => {
  const shown = shownQuestions(plan, scopeOf(plan.names, answers, plan.calculated));
  return new Set(plan.questions.filter(({ index }) => shown[index]).map(({ name }) => name));
};

const brokenRules = (plan: Plan, shown: readonly boolean[], answers: Answers, scope: Scope): AnswerProblem[] =>
  plan.questions.flatMap((question): AnswerProblem[] => {
    if (!shown[question.index] || question.readOnly(scope)) return [];
    const value = Object.hasOwn(answers, question.name) ? answers[question.name] : undefined;
    if (question.required(scope) && isEmpty(value))
      return [{ code: 'answer-required', question: question.name }];
    const broken = question.rules.some((rule) => rule(value, scope));
    return broken ? [{ code: 'answer-rejected', question: question.name }] : [];
  });
