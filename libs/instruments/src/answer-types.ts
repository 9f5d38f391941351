import type { AnswerProblem, AnswerProblemCode } from '@tongxing/contracts';
import { choiceValues, type Asked } from './survey-model.js';

export type Answers = Readonly<Record<string, unknown>>;

/** Judges one respondent's answers; an empty list accepts them. It keeps nothing from call to call. */
export type AnswerValidator = (answers: Answers) => readonly AnswerProblem[];

type Verdict = AnswerProblemCode | undefined;
/** Says what is wrong with one answer, given what its question offers. */
export type Check = (question: Asked, value: unknown) => Verdict;

/** Longest free text stored, in UTF-16 units: two pages of writing. */
const TEXT_LIMIT = 4000;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= TEXT_LIMIT;
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneChoice: Check = (question, value) => {
  const offered = choiceValues(question) ?? [];
  if (offered.includes(value)) return undefined;
  if (typeof value === 'object') return 'answer-wrong-type';
  return numbersOnly(offered) && typeof value === 'number' ? 'answer-out-of-range' : 'answer-not-a-choice';
};

const numbersOnly = (values: readonly unknown[]) => values.some((v) => typeof v === 'number');

const severalChoices: Check = (question, value) => {
  if (!Array.isArray(value)) return 'answer-wrong-type';
  const offered = choiceValues(question) ?? [];
  if (new Set(value).size < value.length) return 'answer-rejected';
  return value.every((v) => offered.includes(v)) ? undefined : 'answer-not-a-choice';
};

const INPUT_PATTERNS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/,
};

const typedText: Check = (question, value) => {
  const { inputType = 'text', min, max } = question;
  if (inputType === 'number' || inputType === 'range') {
    if (typeof value !== 'number') return 'answer-wrong-type';
    return outside(value, min, max) ? 'answer-out-of-range' : undefined;
  }
  if (!isText(value)) return 'answer-wrong-type';
  return (INPUT_PATTERNS[inputType]?.test(value) ?? true) ? undefined : 'answer-wrong-type';
};

const outside = (value: number, min: unknown, max: unknown) =>
  (typeof min === 'number' && value < min) || (typeof max === 'number' && value > max);

const yesOrNo: Check = (question, value) => {
  const { valueTrue = true, valueFalse = false } = question;
  return value === valueTrue || value === valueFalse ? undefined : 'answer-wrong-type';
};

const rowsOfChoices: Check = (question, value) => {
  if (!isPlainObject(value)) return 'answer-wrong-type';
  const { rows = [], columns = [] } = question;
  const offered = columns.map((c) => c.value);
  const known = Object.keys(value).every((row) => rows.some((r) => String(r.value) === row));
  return known && Object.values(value).every((v) => offered.includes(v)) ? undefined : 'answer-not-a-choice';
};

const namedTexts: Check = (question, value) => {
  if (!isPlainObject(value)) return 'answer-wrong-type';
  const { items = [] } = question;
  const known = Object.keys(value).every((name) => items.some((item) => item.name === name));
  return known && Object.values(value).every((v) => isText(v) || typeof v === 'number')
    ? undefined
    : 'answer-wrong-type';
};

/** Questions that show something and ask nothing. */
const notAsked: Check = () => 'question-unknown';

/**
 * What an answer to a question of each type must be. survey-core accepts texts for numbers and objects for
 * texts; stored data must not. Types that are not listed have survey-core's own rules and no others.
 */
export const ANSWER_TYPES: Readonly<Record<string, Check>> = {
  radiogroup: oneChoice,
  dropdown: oneChoice,
  buttongroup: oneChoice,
  rating: oneChoice,
  checkbox: severalChoices,
  tagbox: severalChoices,
  ranking: severalChoices,
  imagepicker: (question, value) =>
    question.multiSelect === true ? severalChoices(question, value) : oneChoice(question, value),
  text: typedText,
  comment: (_, value) => (isText(value) ? undefined : 'answer-wrong-type'),
  boolean: yesOrNo,
  matrix: rowsOfChoices,
  multipletext: namedTexts,
  html: notAsked,
  image: notAsked,
  empty: notAsked,
};
