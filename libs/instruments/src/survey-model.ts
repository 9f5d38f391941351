import { Model, type Question } from 'survey-core';
import type { Questionnaire } from './definition.js';

export type { Model, Question };

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
  return model.getAllQuestions(false, true, false);
}

/** The values a choice question offers now, or undefined for questions that offer none. */
export function choiceValues(question: Question): readonly unknown[] | undefined {
  const { visibleChoices, visibleRateValues } = question as unknown as {
    visibleChoices?: readonly { value: unknown }[];
    visibleRateValues?: readonly { value: unknown }[];
  };
  return (visibleChoices ?? visibleRateValues)?.map((choice) => choice.value);
}
