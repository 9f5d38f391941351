import { Helpers } from 'survey-core';
import type { Questionnaire } from '../definition.js';
import type { Outside } from './outside.js';
import {
  allowedInContainer,
  allowedInQuestion,
  allowedInSurvey,
  allowedInValidator,
  allowedValue,
} from './subset.js';

type Json = Readonly<Record<string, unknown>>;

const LISTS_OF_ITEMS = ['choices', 'rateValues', 'rows', 'columns'];
const ITEM_PROPERTIES = new Set(['value', 'text', 'imageLink']);

/**
 * Everything a questionnaire's file says that is not compiled, judged by its text alone.
 *
 * @returns the reasons, in the order of the file; none for a questionnaire inside the subset
 */
export function outsideOfSubset(questionnaire: Questionnaire): Outside[] {
  return [
    ...properties(questionnaire, allowedInSurvey, 'survey'),
    ...objectsIn(questionnaire, 'pages').flatMap((page, i) => container(page, `pages.${String(i)}`)),
    ...elements(questionnaire, 'survey'),
    ...objectsIn(questionnaire, 'calculatedValues').flatMap((value, i) => [
      ...properties(value, CALCULATED, `calculatedValues.${String(i)}`),
    ]),
  ];
}

const CALCULATED = new Set(['name', 'expression', 'includeIntoResult']);

function* properties(json: Json, allowed: ReadonlySet<string>, at: string): Generator<Outside> {
  for (const [name, value] of Object.entries(json)) {
    if (!allowed.has(name)) yield { code: 'property', at, what: name };
    else if (!allowedValue(name, value)) yield { code: 'value', at, what: `${name}: ${String(value)}` };
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectsIn = (json: Json, name: string): readonly Json[] => {
  const list = json[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
};

const elements = (json: Json, path: string): Outside[] =>
  objectsIn(json, 'elements').flatMap((element, i) => {
    const at = typeof element['name'] === 'string' ? element['name'] : `${path}.${String(i)}`;
    return element['type'] === 'panel' ? container(element, at) : question(element, at);
  });

const container = (json: Json, at: string): Outside[] => [
  ...properties(json, allowedInContainer, at),
  ...elements(json, at),
];

function question(json: Json, at: string): Outside[] {
  const type = String(json['type']);
  const allowed = allowedInQuestion(type);
  if (!allowed) return [{ code: 'question-type', at, what: type }];
  return [
    ...properties(json, allowed, at),
    ...LISTS_OF_ITEMS.filter((list) => allowed.has(list)).flatMap((list) => [...items(json[list], at)]),
    ...specialChoices(json, at),
    ...objectsIn(json, 'validators').flatMap((validator) => validators(validator, at)),
  ];
}

/** "None" counts for itself among the ticked choices, so their smallest number is survey-core's to judge. */
const specialChoices = (json: Json, at: string): Outside[] =>
  json['showNoneItem'] === true && json['minSelectedChoices'] !== undefined
    ? [{ code: 'property', at, what: 'showNoneItem' }]
    : [];

function* items(list: unknown, at: string): Generator<Outside> {
  if (!Array.isArray(list)) return;
  const values: unknown[] = [];
  for (const item of list as unknown[]) {
    const value = isObject(item) ? item['value'] : item;
    const strange = isObject(item) && Object.keys(item).find((name) => !ITEM_PROPERTIES.has(name));
    if (strange) yield { code: 'property', at, what: `choices.${strange}` };
    if (typeof value !== 'string' && typeof value !== 'number')
      yield { code: 'choices', at, what: typeof value };
    // survey-core takes 1, "1" and " 1" for one choice and stores the first.
    if (values.some((other) => Helpers.isTwoValueEquals(other, value)))
      yield { code: 'choices', at, what: String(value) };
    values.push(value);
  }
}

function validators(json: Json, at: string): Outside[] {
  const type = String(json['type']);
  const allowed = allowedInValidator(type);
  return allowed
    ? [...properties(json, allowed, `${at}.validators`)]
    : [{ code: 'property', at, what: `validators.${type}` }];
}
