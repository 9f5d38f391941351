import type { Questionnaire } from '../definition.js';

/** A text of a questionnaire in both languages, as its file holds it. */
export interface LintText {
  /** Path to the question and what of it the text is, such as `pm_laugh.title`. */
  readonly at: string;
  readonly zh: string;
  readonly en: string;
  readonly role: 'title' | 'description' | 'choice' | 'html';
}

export interface LintQuestion {
  readonly name: string;
  readonly type: string;
  readonly stem: LintText;
  /** Stored value by value, with the texts beside it. */
  readonly choices: readonly { readonly value: string; readonly zh: string; readonly en: string }[];
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const stringIn = (node: Node, key: string): string => (typeof node[key] === 'string' ? node[key] : '');

/** A language that is not there is an empty text: the lint on translations says so. */
function textAt(at: string, role: LintText['role'], value: unknown): LintText {
  if (!isNode(value)) return { at, role, zh: '', en: typeof value === 'string' ? value : '' };
  return { at, role, zh: stringIn(value, 'zh-cn'), en: stringIn(value, 'default') };
}

const elementsOf = (node: Node): Node[] =>
  nodes(node['elements']).flatMap((element) => [element, ...elementsOf(element)]);

const allElements = (questionnaire: Questionnaire): Node[] => nodes(questionnaire['pages']).flatMap(elementsOf);

/** The questions of a questionnaire, in order; what only shows something is not one. */
export function questionsIn(questionnaire: Questionnaire): LintQuestion[] {
  return allElements(questionnaire)
    .filter((element) => !['html', 'image', 'panel'].includes(stringIn(element, 'type')))
    .map((element) => ({
      name: stringIn(element, 'name'),
      type: stringIn(element, 'type'),
      stem: textAt(`${stringIn(element, 'name')}.title`, 'title', element['title']),
      choices: choicesOf(element),
    }));
}

function choicesOf(element: Node): LintQuestion['choices'] {
  if (stringIn(element, 'type') === 'rating') {
    const [from, to] = [Number(element['rateMin'] ?? 1), Number(element['rateMax'] ?? 5)];
    return Array.from({ length: to - from + 1 }, (_, i) => ({ value: String(from + i), zh: '', en: '' }));
  }
  return nodes(element['choices']).map((choice) => {
    const { zh, en } = textAt('', 'choice', choice['text']);
    return { value: String(choice['value']), zh, en };
  });
}

/** Every text that a respondent or an interviewer reads. */
export function textsIn(questionnaire: Questionnaire): LintText[] {
  const whole = (['title', 'description'] as const).map((role) => textAt(role, role, questionnaire[role]));
  return [...whole, ...nodes(questionnaire['pages']).flatMap(pageTexts)];
}

function pageTexts(page: Node): LintText[] {
  const title = 'title' in page ? [textAt(`${stringIn(page, 'name')}.title`, 'title', page['title'])] : [];
  return [...title, ...elementsOf(page).flatMap(elementTexts)];
}

function elementTexts(element: Node): LintText[] {
  const name = stringIn(element, 'name');
  const roles = (['title', 'description', 'html'] as const).filter((role) => role in element);
  return [
    ...roles.map((role) => textAt(`${name}.${role}`, role, element[role])),
    ...nodes(element['choices']).map((c) =>
      textAt(`${name}.choices.${String(c['value'])}`, 'choice', c['text']),
    ),
  ];
}
