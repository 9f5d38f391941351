import { ConditionsParser, Serializer } from 'survey-core';
import type { InstrumentDefinition, Questionnaire } from './definition.js';
import type { Fault } from './fault.js';
import { flagSources } from './red-flags.js';
import type { KeyItem } from './scoring-key.js';
import { asked, choiceValues, loadModel, questionsOf, type Model, type Question } from './survey-model.js';

const FILE = 'questionnaire.json';
const CHILD_ELEMENTS = ['elements', 'templateElements', 'detailElements', 'pages'] as const;

/**
 * Everything that keeps a well-formed version from being published: what survey-core reports, what it drops
 * without a word (unknown question types, broken expressions), and a key that does not fit the questions.
 *
 * @returns no faults for a version that can be published; a key without questionnaire has none
 */
export function checkInstrument(definition: InstrumentDefinition): Fault[] {
  const { questionnaire } = definition;
  if (!questionnaire) return [];
  const unseen = [...unknownTypes(questionnaire), ...brokenExpressions(questionnaire)];
  if (unseen.length > 0) return unseen;
  const model = loadModel(questionnaire);
  const reported = ((model.jsonErrors as Model['jsonErrors'] | undefined) ?? []).map((error) => ({
    code: 'questionnaire-invalid' as const,
    file: FILE,
    at: (error.element as { name?: string } | undefined)?.name ?? '',
    message: error.message,
  }));
  return reported.length > 0
    ? reported
    : [...duplicateNames(model), ...keyFaults(definition, model), ...flagFaults(definition, model)];
}

/** The elements of a questionnaire, at any depth, with their paths. */
function* elementsOf(node: unknown, path = ''): Generator<{ element: Record<string, unknown>; path: string }> {
  if (typeof node !== 'object' || node === null) return;
  for (const childKey of CHILD_ELEMENTS) {
    const children = (node as Record<string, unknown>)[childKey];
    if (!Array.isArray(children)) continue;
    for (const [i, child] of children.entries()) {
      const childPath = `${path}${path && '.'}${childKey}.${String(i)}`;
      if (typeof child === 'object' && child !== null)
        yield { element: child as Record<string, unknown>, path: childPath };
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
    yield {
      code: 'question-type-unknown',
      file: FILE,
      at: path,
      message: `unknown question type ${String(type)}`,
    };
  }
}

const isExpression = (name: string) => /If$|^expression$|Expression$/.test(name);

const isReadable = (expression: string) =>
  (new ConditionsParser().parseExpression(expression) as object | null | undefined) != null;

function* brokenExpressions(node: unknown, path = ''): Generator<Fault> {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const at = path ? `${path}.${name}` : name;
    if (typeof value !== 'string') yield* brokenExpressions(value, at);
    else if (isExpression(name) && value.trim() !== '' && !isReadable(value))
      yield { code: 'expression-invalid', file: FILE, at, message: 'the expression cannot be read' };
  }
}

function duplicateNames(model: Model): Fault[] {
  const names = questionsOf(model).map((q) => q.getValueName());
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) => ({
    code: 'question-name-duplicate',
    file: FILE,
    at: name,
    message: 'two questions have this name',
  }));
}

function keyFaults({ key }: InstrumentDefinition, model: Model): Fault[] {
  const questions = new Map(questionsOf(model).map((q) => [q.getValueName(), q]));
  return Object.entries(key.items).flatMap(([item, range]): Fault[] => {
    const question = questions.get(item);
    const at = `items.${item}`;
    if (!question)
      return [
        { code: 'key-item-not-asked', file: 'scoring.json', at, message: 'the questionnaire does not ask it' },
      ];
    return itemFaults(item, range, question);
  });
}

function itemFaults(item: string, range: KeyItem, question: Question): Fault[] {
  const file = 'scoring.json';
  if (range.values) {
    const offered = new Set(choiceValues(asked(question))?.map(String) ?? ['true', 'false']);
    const strange = Object.keys(range.values).filter((value) => !offered.has(value));
    return strange.map((value) => ({
      code: 'key-value-not-offered',
      file,
      at: `items.${item}.values.${value}`,
      message: 'the question does not offer it',
    }));
  }
  const offered = offeredRange(question);
  if (!offered || range.cuts || (offered.min === range.min && offered.max === range.max)) return [];
  return [
    {
      code: 'key-range-not-offered',
      file,
      at: `items.${item}`,
      message: `the key says ${String(range.min)} to ${String(range.max)}, the question offers ${String(offered.min)} to ${String(offered.max)}`,
    },
  ];
}

function flagFaults({ key }: InstrumentDefinition, model: Model): Fault[] {
  const names = new Set(questionsOf(model).map((q) => q.getValueName()));
  return (key.redFlags ?? []).flatMap((flag) =>
    flagSources(flag)
      .items.filter((item) => !names.has(item))
      .map((item) => ({
        code: 'flag-item-not-asked' as const,
        file: 'scoring.json',
        at: `redFlags.${flag.id}`,
        message: `the questionnaire does not ask ${item}`,
      })),
  );
}

/** Smallest and largest number among a question's choices; undefined where it offers no numeric choices. */
function offeredRange(question: Question): { min: number; max: number } | undefined {
  const numbers = choiceValues(question)?.filter((v): v is number => typeof v === 'number') ?? [];
  return numbers.length > 0 ? { min: Math.min(...numbers), max: Math.max(...numbers) } : undefined;
}
