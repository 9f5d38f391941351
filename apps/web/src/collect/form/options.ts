import type { ItemValue, Question } from 'survey-core';
import { isReason, picturesOf, type Picture } from '@tongxing/instruments';

/** One answer that may be given, as it stands on the page. */
export interface Option {
  readonly value: string | number;
  readonly label: string;
  /** "Don't know" or "would rather not say". */
  readonly reason: boolean;
  readonly picture: Picture | undefined;
  readonly chosen: boolean;
  readonly choose: (on: boolean) => void;
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
      chosen: isChosen(question, value),
      choose: (on) => {
        choose(question, value, on);
      },
    };
  });
}

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

function isChosen(question: Question, value: unknown): boolean {
  const answer: unknown = question.value;
  return Array.isArray(answer) ? answer.includes(value) : answer === value;
}

/** A reason for no answer and an answer cannot both be chosen. */
function choose(question: Question, value: unknown, on: boolean): void {
  if (question.getType() !== 'checkbox') {
    question.value = value;
    return;
  }
  const before = (Array.isArray(question.value) ? question.value : []) as unknown[];
  const kept = before.filter((one) => one !== value && isReason(one) === isReason(value));
  question.value = on ? [...(isReason(value) ? [] : kept), value] : kept;
}
