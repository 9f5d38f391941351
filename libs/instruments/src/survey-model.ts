import { Model, Question } from 'survey-core';
import type { Questionnaire } from './definition.js';

export { Model, Question };

/** What `Question` keeps to itself of judging whether a value has the form that its type stores. */
interface FormOfValue {
  allowSpaceAsAnswer: boolean;
  isValueEmpty(value: unknown, trimmed: boolean): boolean;
  isNewValueCorrect(value: unknown): boolean;
  checkIsValueCorrect(value: unknown): boolean;
}

/**
 * survey-core prints an answer of the wrong form to the console, where servers keep their logs. No answer
 * may ever reach a log line, so its check is put in place again without the printing.
 */
function neverPrintAnswers(question: FormOfValue): void {
  question.checkIsValueCorrect = function (this: FormOfValue, value) {
    return this.isValueEmpty(value, !this.allowSpaceAsAnswer) || this.isNewValueCorrect(value);
  };
}

neverPrintAnswers(Question.prototype as unknown as FormOfValue);

/** A headless survey-core model. Building one costs tens of milliseconds: keep it and set its data anew. */
export function loadModel(questionnaire: Questionnaire): Model {
  return new Model(structuredCloneJson(questionnaire));
}

/** survey-core may write into the object it is given; ours stays as it was. */
export function structuredCloneJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** All questions, also those inside panels, in the order they are asked; not those inside repeated panels. */
export function questionsOf(model: Model): Question[] {
  return model.getAllQuestions(false, false, false);
}

interface Offered {
  readonly value: unknown;
}

/** What a question offers, as far as the type of its answer goes: a survey-core question is one. */
export interface Asked {
  readonly visibleChoices?: readonly Offered[] | undefined;
  readonly visibleRateValues?: readonly Offered[] | undefined;
  readonly multiSelect?: boolean | undefined;
  readonly inputType?: string | undefined;
  readonly min?: unknown;
  readonly max?: unknown;
  readonly valueTrue?: unknown;
  readonly valueFalse?: unknown;
  readonly rows?: readonly Offered[] | undefined;
  readonly columns?: readonly Offered[] | undefined;
  readonly items?: readonly { readonly name: string }[] | undefined;
}

/** The same question, seen by what it offers: each type of question has its own few of these properties. */
export const asked = (question: Question): Asked => question as unknown as Asked;

/** The values a choice question offers now, or undefined for questions that offer none. */
export function choiceValues(question: Question | Asked): readonly unknown[] | undefined {
  const { visibleChoices, visibleRateValues } = question as Asked;
  return (visibleChoices ?? visibleRateValues)?.map((choice) => choice.value);
}

/** The names that answers to a question may have: its own, and that of its comment. */
export function answerNames(question: Question): string[] {
  const name: string = question.getValueName();
  return question.hasComment || question['hasOther'] ? [name, `${name}-Comment`] : [name];
}
