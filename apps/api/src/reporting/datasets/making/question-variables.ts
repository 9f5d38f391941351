import type { BilingualText, JsonValue } from '@tongxing/contracts';
import {
  MISSING_REASONS,
  type MissingCode,
  type MissingReason,
  type NumberVariable,
  type ValueLabel,
} from '@tongxing/datasets';
import { askedQuestions, type AskedQuestion, type InstrumentDefinition } from '@tongxing/instruments';

/** Codes of missing values: far from any answer, and within what a compressed SPSS file holds in a byte. */
const CODES: Readonly<Record<MissingReason, number>> = {
  withheld: -96,
  dont_know: -97,
  rather_not_say: -98,
  not_applicable: -99,
};

const WORDS: Readonly<Record<MissingReason, BilingualText>> = {
  withheld: { zh: '为保护隐私未提供', en: 'withheld to protect the child' },
  dont_know: { zh: '不知道', en: 'don’t know' },
  rather_not_say: { zh: '不愿回答', en: 'rather not say' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
};

export const missingCode = (reason: MissingReason, label: BilingualText = WORDS[reason]): MissingCode => ({
  reason,
  value: CODES[reason],
  label,
});

/** A column of answers: what it is, and the number that an answer becomes. */
export interface AnswerColumn {
  /** What tells it from the other columns of its item; absent where it is the only one. */
  readonly choice?: string;
  readonly variable: Pick<NumberVariable, 'label' | 'measure' | 'bounds' | 'values' | 'missing' | 'decimals'>;
  readonly question?: BilingualText;
  readonly numberOf: (answer: unknown) => number;
}

/** An answer as keys and choices spell it; of what is no plain answer, nothing. */
const wordOf = (answer: unknown): string =>
  typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean' ? String(answer) : '';

const YES_NO: readonly ValueLabel[] = [
  { value: 0, label: { zh: '否', en: 'no' } },
  { value: 1, label: { zh: '是', en: 'yes' } },
];

/**
 * The columns that hold the answers to an item: one, or of several choices one each. Words become numbers in the order
 * of the choices, from 1; yes and no become 1 and 0; numbers stay what they are. None for texts, dates and times, which
 * no dataset holds.
 */
export function answerColumns(definition: InstrumentDefinition, item: string): AnswerColumn[] {
  const asked = definition.questionnaire && askedQuestions(definition.questionnaire).get(item);
  if (!asked) return [keyedColumn(definition, item)];
  const question = textOf(asked.wording['title'], item);
  const type = asked.offered['type'];
  if (type === 'checkbox' || type === 'imagepicker') return choiceColumns(definition, asked, question);
  if (type === 'text' && asked.offered['inputType'] !== 'number') return [];
  return type === 'comment' ? [] : [{ ...oneColumn(definition, asked, question), question }];
}

interface Choice {
  readonly answer: JsonValue;
  readonly label: BilingualText;
}

function choicesOf({ wording, offered }: AskedQuestion): Choice[] {
  if (offered['type'] === 'boolean') return YES_NO.map(({ value, label }) => ({ answer: value === 1, label }));
  const list = ['choices', 'rateValues'].find((name) => Array.isArray(offered[name]));
  if (list === undefined) return [];
  const texts = wording[list] as readonly JsonValue[];
  return (offered[list] as readonly JsonValue[]).map((answer, i) => ({
    answer,
    label: textOf(texts[i], wordOf(answer)),
  }));
}

function oneColumn(definition: InstrumentDefinition, asked: AskedQuestion, label: BilingualText): AnswerColumn {
  const choices = choicesOf(asked);
  const reasons = missingIn(definition, choices);
  return coded(label, codedValues(choices.filter(({ answer }) => !reasons.has(wordOf(answer)))), reasons);
}

/** An item without a question: a licensed instrument, or data from another system. */
function keyedColumn(definition: InstrumentDefinition, item: string): AnswerColumn {
  const { values = {} } = definition.key.items[item] ?? {};
  const choices = Object.keys(values).map((answer) => ({ answer, label: { zh: answer, en: answer } }));
  const reasons = missingIn(definition, choices);
  const answered = codedValues(choices.filter(({ answer }) => !reasons.has(answer)));
  return coded({ zh: item, en: item }, answered, reasons);
}

function choiceColumns(
  definition: InstrumentDefinition,
  asked: AskedQuestion,
  question: BilingualText,
): AnswerColumn[] {
  const choices = choicesOf(asked);
  const reasons = missingIn(definition, choices);
  return choices
    .filter(({ answer }) => !reasons.has(wordOf(answer)))
    .map(({ answer, label }) => ({
      choice: wordOf(answer),
      question,
      variable: {
        label: { zh: `${question.zh}：${label.zh}`, en: `${question.en}: ${label.en}` },
        measure: 'nominal',
        decimals: 0,
        bounds: [0, 1],
        values: YES_NO,
        missing: distinct(reasons),
      },
      numberOf: (given) => {
        if (!Array.isArray(given)) return NaN;
        const reason = given.map((one) => reasons.get(wordOf(one))).find((code) => code !== undefined);
        return reason?.value ?? (given.includes(answer) ? 1 : 0);
      },
    }));
}

/** Answers that stand for a reason, by answer; with the words of the choice where there is one. */
function missingIn({ key }: InstrumentDefinition, choices: readonly Choice[]): Map<string, MissingCode> {
  const found = new Map<string, MissingCode>();
  for (const [answer, reason] of Object.entries(key.missingValues)) {
    const known = [...found.values()].find((code) => code.reason === reason);
    const label = choices.find((choice) => wordOf(choice.answer) === answer)?.label;
    if (label || choices.length === 0) found.set(answer, known ?? missingCode(reason, label));
  }
  const order = ({ reason }: MissingCode) => MISSING_REASONS.indexOf(reason);
  return new Map([...found].sort(([, a], [, b]) => order(a) - order(b)));
}

interface CodedValue extends ValueLabel {
  readonly answer: string;
}

function codedValues(choices: readonly Choice[]): CodedValue[] {
  const isYesNo = choices.length === 2 && choices.every(({ answer }) => answer === 'yes' || answer === 'no');
  return choices
    .map(({ answer, label }, i) => ({
      answer: wordOf(answer),
      label,
      value:
        isYesNo || typeof answer === 'boolean'
          ? Number(answer === 'yes' || answer === true)
          : ownNumber(answer, i),
    }))
    .sort((a, b) => a.value - b.value);
}

const ownNumber = (answer: JsonValue, place: number): number =>
  typeof answer === 'number' || /^-?\d+$/.test(wordOf(answer)) ? Number(answer) : place + 1;

/** Without labelled values every number is an answer. */
function coded(
  label: BilingualText,
  values: readonly CodedValue[],
  reasons: ReadonlyMap<string, MissingCode>,
): AnswerColumn {
  const numbers = new Map(
    [...values, ...[...reasons].map(([answer, code]) => ({ answer, ...code }))].map(({ answer, value }) => [
      answer,
      value,
    ]),
  );
  const [first, last] = [values[0]?.value, values.at(-1)?.value];
  const areWhole = values.every(({ value }) => Number.isSafeInteger(value));
  return {
    variable: {
      label,
      measure: values.length > 0 ? 'ordinal' : 'scale',
      decimals: areWhole ? 0 : 2,
      values: areWhole ? values.map(({ value, label: text }) => ({ value, label: text })) : [],
      missing: distinct(reasons),
      ...(areWhole && first !== undefined && last !== undefined && { bounds: [first, last] as const }),
    },
    numberOf: (answer) =>
      typeof answer === 'number' && values.length === 0 ? answer : (numbers.get(wordOf(answer)) ?? NaN),
  };
}

/** Each reason once, however many answers stand for it. */
const distinct = (reasons: ReadonlyMap<string, MissingCode>): MissingCode[] => [
  ...new Map([...reasons.values()].map((code) => [code.reason, code])).values(),
];

/** A text of a questionnaire's file: in both languages, or the same in both. */
function textOf(text: JsonValue | undefined, otherwise: string): BilingualText {
  if (typeof text === 'string') return { zh: text, en: text };
  if (typeof text !== 'object' || text === null || Array.isArray(text)) return { zh: otherwise, en: otherwise };
  const inLanguages = text as Readonly<Record<string, JsonValue>>;
  const given = (...tags: string[]) =>
    tags.map((tag) => inLanguages[tag]).find((t): t is string => typeof t === 'string');
  return {
    zh: given('zh-cn', 'default', 'en') ?? otherwise,
    en: given('en', 'default') ?? otherwise,
  };
}
