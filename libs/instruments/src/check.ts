import type { InstrumentDefinition } from './definition.js';
import type { Fault } from './fault.js';
import { questionnaireFaults } from './questionnaire-faults.js';
import { flagSources } from './red-flags.js';
import type { KeyItem } from './scoring-key.js';
import { asked, choiceValues, loadModel, questionsOf, type Model, type Question } from './survey-model.js';

/**
 * Everything that keeps a well-formed version from being published: what survey-core reports, what it drops
 * without a word (unknown question types, broken expressions), and a key that does not fit the questions.
 *
 * @returns no faults for a version that can be published; a key without questionnaire has none
 */
export function checkInstrument(definition: InstrumentDefinition): Fault[] {
  const { questionnaire } = definition;
  if (!questionnaire) return [];
  const faults = questionnaireFaults(questionnaire);
  if (faults.length > 0) return faults;
  const model = loadModel(questionnaire);
  return [...keyFaults(definition, model), ...flagFaults(definition, model)];
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
