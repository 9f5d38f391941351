import { ConditionsParser, FunctionFactory, FunctionOperand, Serializer, type Operand } from 'survey-core';
import type { Questionnaire } from './definition.js';
import type { Fault } from './fault.js';
import { isSlowPattern } from './slow-pattern.js';
import { questionsOf, Model } from './survey-model.js';

const FILE = 'questionnaire.json';
const CHILD_ELEMENTS = ['elements', 'templateElements', 'detailElements', 'pages'] as const;

type Json = Readonly<Record<string, unknown>>;

const fault = (code: Fault['code'], at: string, message: string): Fault => ({ code, file: FILE, at, message });

/**
 * Everything in a questionnaire that survey-core reports and everything that it drops without a word:
 * question and cell types it does not know, expressions it cannot read, functions it does not have, names
 * that stand twice.
 *
 * @returns no faults for a questionnaire that shows, asks and decides all that its file says
 */
export function questionnaireFaults(questionnaire: Questionnaire): Fault[] {
  const unseen = [
    ...unknownTypes(questionnaire),
    ...unknownCellTypes(questionnaire),
    ...brokenExpressions(questionnaire),
    ...slowPatterns(questionnaire),
  ];
  const model = new Model(withoutBroken(questionnaire));
  return [...unseen, ...reportedFaults(model), ...duplicateNames(model)];
}

/** The elements of a questionnaire, at any depth, with their paths. */
function* elementsOf(node: unknown, path = ''): Generator<{ element: Json; path: string }> {
  if (typeof node !== 'object' || node === null) return;
  for (const childKey of CHILD_ELEMENTS) {
    const children = (node as Json)[childKey];
    if (!Array.isArray(children)) continue;
    for (const [i, child] of children.entries()) {
      const childPath = `${path}${path && '.'}${childKey}.${String(i)}`;
      if (typeof child === 'object' && child !== null) yield { element: child as Json, path: childPath };
      yield* elementsOf(child, childPath);
    }
  }
}

/** survey-core's types say that every class is found; at run time an unknown one is not. */
const isKnownType = (type: string) => (Serializer.findClass(type) as object | undefined) !== undefined;

function* unknownTypes(questionnaire: Questionnaire): Generator<Fault> {
  for (const { element, path } of elementsOf(questionnaire)) {
    const { type } = element;
    if (typeof type === 'string' && isKnownType(type)) continue;
    if (type === undefined && path.includes('pages') && !path.includes('lements')) continue;
    yield fault('question-type-unknown', path, `unknown question type ${String(type)}`);
  }
}

/** A cell of an unknown type becomes a drop-down without choices. */
function* unknownCellTypes(questionnaire: Questionnaire): Generator<Fault> {
  for (const { element, path } of elementsOf(questionnaire))
    for (const cell of [element, ...objectsIn(element['columns'])]) {
      const { cellType } = cell;
      if (typeof cellType === 'string' && cellType !== 'default' && !isKnownType(cellType))
        yield fault('question-type-unknown', path, `unknown cell type ${cellType}`);
    }
}

const objectsIn = (list: unknown): Json[] =>
  Array.isArray(list) ? list.filter((item): item is Json => typeof item === 'object' && item !== null) : [];

const isExpression = (name: string) => /If$|^expression$|Expression$/.test(name);

/** Why an expression cannot be worked out; undefined for one that can. */
function whyUnreadable(expression: string): string | undefined {
  const operand = new ConditionsParser().parseExpression(expression) as Operand | null | undefined;
  if (!operand) return 'the expression cannot be read';
  const parts: Operand[] = [];
  operand.addOperandsToList(parts);
  const strange = parts.find(
    (part) => part instanceof FunctionOperand && !FunctionFactory.Instance.hasFunction(part.functionName),
  );
  return strange instanceof FunctionOperand ? `unknown function ${strange.functionName}` : undefined;
}

function* brokenExpressions(node: unknown, path = ''): Generator<Fault> {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const at = path ? `${path}.${name}` : name;
    if (typeof value !== 'string') yield* brokenExpressions(value, at);
    else if (isExpression(name) && value.trim() !== '') {
      const reason = whyUnreadable(value);
      if (reason !== undefined) yield fault('expression-invalid', at, reason);
    }
  }
}

function* slowPatterns(node: unknown, path = ''): Generator<Fault> {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const at = path ? `${path}.${name}` : name;
    if (name === 'regex' && typeof value === 'string' && isSlowPattern(value))
      yield fault('questionnaire-invalid', at, 'one answer could keep this pattern busy for ever; simplify it');
    else yield* slowPatterns(value, at);
  }
}

/** survey-core prints expressions that it cannot read to the console; they are told here instead. */
function withoutBroken(questionnaire: Questionnaire): unknown {
  return JSON.parse(JSON.stringify(questionnaire), (name, value: unknown) =>
    isExpression(name) && typeof value === 'string' && whyUnreadable(value) !== undefined ? undefined : value,
  );
}

interface Reported {
  readonly type: string;
  readonly message: string;
  readonly propertyName?: string;
  readonly element?: { readonly name?: string };
}

/** What survey-core says itself; of elements of unknown type it says less than `unknownTypes`. */
function reportedFaults(model: Model): Fault[] {
  const reported = ((model.jsonErrors as unknown) ?? []) as readonly Reported[];
  return reported
    .filter(({ propertyName = '' }) => !CHILD_ELEMENTS.some((list) => list === propertyName))
    .map(({ element, message }) => fault('questionnaire-invalid', element?.name ?? '', message));
}

function duplicateNames(model: Model): Fault[] {
  const names = questionsOf(model).map((q): string => q.getValueName());
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  return [...twice].map((name) => fault('question-name-duplicate', name, 'two questions have this name'));
}
