import type { JsonValue } from '@tongxing/contracts';
import type { Questionnaire } from '../definition.js';

type Json = Readonly<Record<string, JsonValue>>;

/** One question, taken apart by what its changes do to the answers. */
export interface AskedQuestion {
  readonly name: string;
  /** What is read: stem, description, the ends of a scale, the text of each choice and row. */
  readonly wording: Json;
  /** What can be answered: type, values on offer, range. */
  readonly offered: Json;
  /** To whom it is shown: its own condition and those of its page and panels. */
  readonly conditions: readonly JsonValue[];
  /** What is refused: required or not, validators. */
  readonly rules: Json;
}

const WORDING = [
  ...['title', 'description', 'html', 'minRateDescription', 'maxRateDescription', 'label', 'labelTrue'],
  ...['labelFalse', 'otherText', 'noneText', 'refuseText', 'dontKnowText', 'imageLink'],
];
const OFFERED = [
  ...['type', 'inputType', 'min', 'max', 'step', 'rateMin', 'rateMax', 'rateStep', 'rateCount', 'rateType'],
  ...['multiSelect', 'valueTrue', 'valueFalse', 'showOtherItem', 'showNoneItem', 'showRefuseItem'],
  ...['showDontKnowItem', 'maxLength', 'maskType'],
];
const RULES = [
  ...['isRequired', 'requiredIf', 'validators', 'eachRowRequired', 'minSelectedChoices', 'maxSelectedChoices'],
  ...['readOnly', 'enableIf'],
];
const CONDITIONS = ['visible', 'visibleIf'];
const LISTS = ['choices', 'rateValues', 'rows', 'columns'];
const CHILDREN = ['pages', 'elements', 'templateElements'];

/** What was taken apart before: a questionnaire's file never changes, and scales ask for it one by one. */
const known = new WeakMap<Questionnaire, ReadonlyMap<string, AskedQuestion>>();

/** The questions of a questionnaire's file, by name, at any depth of pages and panels. */
export function askedQuestions(questionnaire: Questionnaire): ReadonlyMap<string, AskedQuestion> {
  const before = known.get(questionnaire);
  if (before) return before;
  const questions = new Map([...questionsUnder(questionnaire, [])].map((q) => [q.name, q]));
  known.set(questionnaire, questions);
  return questions;
}

function* questionsUnder(node: Json, above: readonly JsonValue[]): Generator<AskedQuestion> {
  for (const child of CHILDREN.flatMap((list) => objectsIn(node[list]))) {
    const own = picked(child, CONDITIONS);
    const conditions = Object.keys(own).length > 0 ? [...above, own] : above;
    const isContainer = child['type'] === undefined || child['type'] === 'panel';
    if (!isContainer) yield questionOf(child, conditions);
    yield* questionsUnder(child, conditions);
  }
}

const questionOf = (json: Json, conditions: readonly JsonValue[]): AskedQuestion => ({
  name: typeof json['name'] === 'string' ? json['name'] : '',
  wording: { ...picked(json, WORDING), ...eachList(json, (item) => item['text'] ?? item['value'] ?? null) },
  offered: { ...picked(json, OFFERED), ...eachList(json, (item) => item['value'] ?? null) },
  conditions,
  rules: picked(json, RULES),
});

const isObject = (value: JsonValue | undefined): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectsIn = (value: JsonValue | undefined): Json[] =>
  Array.isArray(value) ? (value as JsonValue[]).filter(isObject) : [];

const picked = (json: Json, names: readonly string[]): Json =>
  Object.fromEntries(names.flatMap((name) => (json[name] === undefined ? [] : [[name, json[name]]])));

/** The lists of a question with `part` of each item; an item may be written as its bare value. */
const eachList = (json: Json, part: (item: Json) => JsonValue): Json =>
  Object.fromEntries(
    LISTS.flatMap((name): [string, JsonValue][] => {
      const list = json[name];
      if (!Array.isArray(list)) return [];
      return [[name, (list as JsonValue[]).map((item) => part(isObject(item) ? item : { value: item }))]];
    }),
  );
