import type { ItemValue, Question } from 'survey-core';
import { isReason, picturesOf, type Picture } from '@tongxing/instruments';

/** One answer that may be given, as it stands on the page. */
export interface Option {
  readonly value: string | number;
  readonly label: string;
  /** "Don't know" or "would rather not say". */
  readonly reason: boolean;
  readonly picture: Picture | undefined;
}

/** The answers that a question offers now, in the order of its file: an order never changes for a child. */
export function optionsOf(question: Question): Option[] {
  const items = itemsOf(question);
  const pictures = picturesOf(
    items.map((item, i) => ({ value: item.value as unknown, zh: labelOf(question, items, i, 'zh-cn') })),
  );
  return items.map((item, i) => {
    const value = item.value as string | number;
    return {
      value,
      label: labelOf(question, items, i),
      reason: isReason(value),
      picture: pictures.get(value),
    };
  });
}

/** A row of a matrix, or an answer that each of its rows offers. */
export interface Line {
  readonly value: string;
  readonly text: string;
}

/** The rows of a matrix that show now. */
export const rowsOf = (question: Question): Line[] =>
  ((question['visibleRows'] ?? []) as { readonly name: unknown; readonly text: string }[]).map(
    ({ name, text }) => ({ value: String(name), text }),
  );

/** The answers of a matrix, which are the same for each row. */
export const columnsOf = (question: Question): Line[] =>
  ((question['visibleColumns'] ?? []) as ItemValue[]).map(({ value, text }) => ({
    value: String(value),
    text,
  }));

/** Everything of a question that its drawing depends on. survey-core changes questions in place. */
export const stateOf = (question: Question): string =>
  JSON.stringify([
    question.getLocale(),
    question.locTitle.textOrHtml,
    question.description,
    question.isRequired,
    question.value as unknown,
    question.errors.map((error) => error.getText()),
    question['html'],
    question['inputType'],
    question['min'],
    question['max'],
    itemsOf(question).map(({ value, text }) => [value as unknown, text]),
    question.getType() === 'matrix' && [rowsOf(question), columnsOf(question)],
  ]);

const itemsOf = (question: Question): ItemValue[] =>
  (question['visibleChoices'] ?? question['visibleRateValues'] ?? []) as ItemValue[];

/** A rating says in words what its ends mean; the words stand with the number that they belong to. */
function labelOf(question: Question, items: readonly ItemValue[], i: number, locale?: string): string {
  const item = items[i];
  const label = (locale === undefined ? item?.text : item?.locText.getLocaleText(locale)) ?? '';
  const plain = label === '' ? String(item?.value) : label;
  if (question.getType() !== 'rating') return plain;
  const end = i === 0 ? 'minRateDescription' : i === items.length - 1 ? 'maxRateDescription' : undefined;
  const meaning = end && endText(question, end, locale);
  return meaning ? `${plain}（${meaning}）` : plain;
}

function endText(question: Question, end: string, locale: string | undefined): string {
  const text = question.getLocalizableString(end);
  return locale === undefined ? text.calculatedText : text.getLocaleText(locale);
}

/** Whether an answer, as survey-core holds it, chooses a value. */
export const isChosen = (answer: unknown, value: unknown): boolean =>
  Array.isArray(answer) ? answer.includes(value) : answer === value;

/**
 * The answer once a value has been chosen, or let go of. A reason for no answer and an answer cannot both be chosen.
 *
 * @param several whether more than one value may be chosen
 */
export function withChoice(answer: unknown, value: unknown, on: boolean, several: boolean): unknown {
  if (!several) return value;
  const before = (Array.isArray(answer) ? answer : []) as unknown[];
  const kept = before.filter((one) => one !== value && isReason(one) === isReason(value));
  return on ? [...(isReason(value) ? [] : kept), value] : kept;
}
