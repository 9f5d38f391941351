import type { Questionnaire } from '../definition.js';
import { choiceValues, loadModel, questionsOf } from '../survey-model.js';

interface Identity {
  readonly instrument: string;
  readonly version: string;
}

/** A key that names the items which are answered by numbers, with their range, and makes no scale of them. */
export function draftKey(questionnaire: Questionnaire, as: Identity) {
  const items = questionsOf(loadModel(questionnaire)).flatMap((question) => {
    const numbers = (choiceValues(question) ?? []).filter((value) => typeof value === 'number');
    const range = { min: Math.min(...numbers), max: Math.max(...numbers) };
    return range.min < range.max ? [[question.getValueName(), range] as [string, typeof range]] : [];
  });
  return {
    schema: 'tongxing.scoring-key/1',
    ...as,
    items: Object.fromEntries(items),
    missingValues: {},
    scales: [],
  };
}

/** What the file says of itself. Nothing is taken for granted: not the licence, not that it may be shown. */
export function draftProvenance({ title }: Questionnaire, as: Identity) {
  const nothing = { zh: '', en: '' };
  return {
    schema: 'tongxing.provenance/1',
    ...as,
    title: titleIn(title),
    construct: nothing,
    source: '',
    licence: '',
    respondent: '',
    evidence: nothing,
    electronicUsePermitted: false,
  };
}

function titleIn(title: unknown): { zh: string; en: string } {
  if (typeof title === 'string') return { zh: '', en: title };
  const texts = (title ?? {}) as Readonly<Record<string, unknown>>;
  const textIn = (...languages: string[]) =>
    languages.map((language) => texts[language]).find((text): text is string => typeof text === 'string') ?? '';
  return { zh: textIn('zh-cn'), en: textIn('en', 'default') };
}
