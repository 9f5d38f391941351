import type { BilingualText } from '@tongxing/contracts';
import type { AskedItem } from '@tongxing/impact';
import { questionsIn, type InstrumentDefinition, type KeyItem, type KeyScale } from '@tongxing/instruments';

/** The items of a scale as they were asked, in the key's order, with the levels that the scale counts. */
export const askedItems = (definition: InstrumentDefinition, { items, reversed }: KeyScale): AskedItem[] =>
  items.map((id) => {
    const item = definition.key.items[id] as KeyItem;
    const isReversed = reversed.includes(id);
    const levels = levelsOf(item);
    return {
      id,
      name: questionOf(definition, id),
      levels: isReversed ? levels.map((level) => item.min + item.max - level).reverse() : levels,
      isReversed,
    };
  });

/** An item's question; its id where it has none in both languages. */
export function questionOf({ questionnaire }: InstrumentDefinition, id: string): BilingualText {
  const stem = questionnaire && questionsIn(questionnaire).find(({ name }) => name === id)?.stem;
  return stem?.zh && stem.en ? { zh: stem.zh, en: stem.en } : { zh: id, en: id };
}

/** The different numbers that an item may score, from the least. */
export function levelsOf({ min, max, values, cuts }: KeyItem): number[] {
  const listed = values ? Object.values(values) : cuts?.map(({ score }) => score);
  const whole = () => Array.from({ length: Math.floor(max - min) + 1 }, (_, i) => min + i);
  return [...new Set(listed ?? whole())].sort((a, b) => a - b);
}
