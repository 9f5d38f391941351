import type { JsonValue } from '@tongxing/contracts';
import { oneQuestionAPage, type Questionnaire } from '@tongxing/instruments';
import type { Look } from '../form/look';
import { paragraphs } from '../form/paragraphs';

type Node = Readonly<Record<string, JsonValue>>;

/** A page as its questionnaire describes it, where nothing on it has to be worked out. */
export interface PageAhead {
  readonly questionnaire: Node;
  readonly page: Node;
  readonly elements: readonly Node[];
  /** Its place among all pages, from 0. */
  readonly index: number;
  /** How many pages there are; undefined where that depends on answers. */
  readonly count: number | undefined;
}

/** What may stand in a questionnaire, a page and a question without anything having to be worked out. */
const QUESTIONNAIRE = new Set([
  ...['title', 'description', 'locale', 'pages', 'showQuestionNumbers', 'showProgressBar', 'showPrevButton'],
  ...['questionErrorLocation', 'questionsOnPageMode'],
]);
const PAGE = new Set(['name', 'title', 'elements']);
const QUESTION = ['type', 'name', 'title', 'description', 'isRequired'];
const ELEMENTS: Readonly<Record<string, ReadonlySet<string>>> = {
  radiogroup: new Set([...QUESTION, 'choices']),
  checkbox: new Set([...QUESTION, 'choices']),
  text: new Set([...QUESTION, 'inputType', 'min', 'max']),
  html: new Set(['type', 'name', 'html']),
};
const ENTRIES = new Set<JsonValue>(['text', 'number', 'date']);

/**
 * Finds the page that an interview shows first, as far as it can be drawn before survey-core is there: nothing on it
 * or before it depends on an answer, and it holds only what is listed here. In doubt there is none.
 *
 * @param at name of the page; undefined for the first
 */
export function pageAhead(questionnaire: Questionnaire, look: Look, at?: string): PageAhead | undefined {
  const shaped = look === 'child' ? oneQuestionAPage(questionnaire) : questionnaire;
  const pages = nodes(shaped['pages']);
  const index = at === undefined ? 0 : pages.findIndex(({ name }) => name === at);
  const page = pages[index];
  if (!page || !knows(QUESTIONNAIRE, shaped) || shaped['questionsOnPageMode'] === 'singlePage')
    return undefined;
  const elements = nodes(page['elements']);
  const isPlain =
    pages.slice(0, index).every(isAlwaysThere) &&
    knows(PAGE, page) &&
    elements.length > 0 &&
    elements.every(isPlainElement) &&
    [shaped['title'], shaped['description'], page['title']].every(isPlainText);
  const count = pages.every(isAlwaysThere) ? pages.length : undefined;
  return isPlain ? { questionnaire: shaped, page, elements, index, count } : undefined;
}

/**
 * A text in a language, as survey-core says it.
 *
 * @param locale survey-core's name of the language
 */
export function textIn(text: JsonValue | undefined, locale: string): string {
  if (typeof text === 'string') return text;
  if (!isNode(text)) return '';
  return wordOf((locale === 'en' ? undefined : text[locale]) ?? text['default']);
}

/** A name, a number or a text as it is written; nothing for anything else. */
export const wordOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const isNode = (value: JsonValue | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const nodes = (value: JsonValue | undefined): Node[] =>
  Array.isArray(value) ? value.filter(isNode) : [];

const knows = (known: ReadonlySet<string>, node: Node): boolean =>
  Object.keys(node).every((key) => known.has(key));

/** A page that shows whatever is answered. */
const isAlwaysThere = ({ visibleIf, visible, elements }: Node): boolean =>
  visibleIf === undefined &&
  visible === undefined &&
  nodes(elements).some((element) => element['visibleIf'] === undefined && element['visible'] === undefined);

function isPlainElement(element: Node): boolean {
  const known = ELEMENTS[wordOf(element['type'])];
  if (!known || !knows(known, element) || typeof element['name'] !== 'string') return false;
  const { type, title, description, html, choices, inputType } = element;
  if (type === 'html')
    return [...wordings(html)].every((text) => paragraphs(text) !== undefined && !text.includes('{'));
  if (type === 'text' && !ENTRIES.has(inputType ?? 'text')) return false;
  const isChoice = type === 'radiogroup' || type === 'checkbox';
  return isPlainText(title) && isPlainText(description) && (!isChoice || areChoices(choices));
}

const areChoices = (choices: JsonValue | undefined): boolean =>
  Array.isArray(choices) &&
  (choices as JsonValue[]).every(
    (choice) => isNode(choice) && knows(new Set(['value', 'text']), choice) && isPlainText(choice['text']),
  );

/** Without a place for an answer, and in the languages of our pages. */
const isPlainText = (text: JsonValue | undefined): boolean =>
  text === undefined || [...wordings(text)].every((wording) => !/[{<]/.test(wording));

function* wordings(text: JsonValue | undefined): Generator<string> {
  if (typeof text === 'string') yield text;
  // A text of another shape is none of ours: the brace says so.
  else if (!isNode(text) || !knows(new Set(['default', 'zh-cn']), text) || text['default'] === undefined)
    yield '{';
  else for (const wording of Object.values(text)) yield wordOf(wording);
}
