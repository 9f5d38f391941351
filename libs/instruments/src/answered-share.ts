import type { Answers } from './answer-types.js';
import { compileQuestionnaire, shownNames } from './compiled/index.js';
import type { InstrumentDefinition, Questionnaire } from './definition.js';
import { loadModel, questionsOf, structuredCloneJson } from './survey-model.js';

type Shown = (answers: Answers) => ReadonlySet<string>;

/**
 * How much of a version was answered: of the key's items that were asked, given the other answers, the share that
 * has an answer. "Don't know" and "rather not say" are answers; what was skipped is none. Build it once for a version.
 *
 * @returns 0 to 1; 1 where nothing of the key was asked
 */
export function answeredShareOf({ questionnaire, key }: InstrumentDefinition): (answers: Answers) => number {
  const items = Object.keys(key.items);
  const shown = questionnaire && shownIn(questionnaire);
  return (answers) => {
    const names = shown?.(answers);
    const asked = names ? items.filter((item) => names.has(item)) : items;
    const answered = asked.filter((item) => Object.hasOwn(answers, item));
    return asked.length === 0 ? 1 : answered.length / asked.length;
  };
}

function shownIn(questionnaire: Questionnaire): Shown {
  const compiled = compileQuestionnaire(questionnaire);
  if ('plan' in compiled) return (answers) => shownNames(compiled.plan, answers);
  const model = loadModel(questionnaire);
  const questions = questionsOf(model);
  return (answers) => {
    model.clear(true, true);
    model.data = structuredCloneJson(answers);
    return new Set(questions.filter((q) => q.isVisibleInSurvey).map((q) => q.getValueName()));
  };
}
