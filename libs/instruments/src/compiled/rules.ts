import { EmailValidator, Helpers } from 'survey-core';
import type { Rule } from './plan.js';

/**
 * The rules that survey-core applies to answers of the right type. Each is true when broken. A missing
 * answer breaks none of them, save where a rule says so.
 */

export const isEmpty = (value: unknown): boolean =>
  Helpers.isValueEmpty(typeof value === 'string' ? value.trim() : value);

const unlessEmpty =
  (broken: (value: unknown) => boolean): Rule =>
  (value) =>
    !isEmpty(value) && broken(value);

/** Dates without a time are midnight where the program runs, as survey-core reads them. */
const dateOf = (text: string): Date =>
  new Date(/\d{4}-\d{2}-\d{2}/.test(text) && !text.includes('T') ? `${text}T00:00:00` : text);

const asDate = (value: unknown): unknown => (typeof value === 'string' ? dateOf(value) : value);

type Comparable = number | string | Date;

/** Nothing below `min` nor above `max`, where these are set; both are numbers, texts, or dates as texts. */
export function withinRule(min: unknown, max: unknown, areDates: boolean): Rule {
  const read = (value: unknown) => (areDates ? asDate(value) : value) as Comparable;
  const low = isEmpty(min) ? undefined : read(min);
  const high = isEmpty(max) ? undefined : read(max);
  return (value) => {
    if (isEmpty(value)) return false;
    const v = read(value);
    return (low !== undefined && v < low) || (high !== undefined && v > high);
  };
}

/** Multiples of `step` from zero, at the decimals that step and answer are written with. */
export function stepRule(step: number): Rule {
  return unlessEmpty((value) => {
    if (typeof value !== 'number' || step <= 0) return false;
    let power = 1;
    while (power < 1e6 && [step, value].some((n) => Math.round(n * power) / power !== n)) power *= 10;
    const whole = Math.round(step * power);
    return whole > 0 && Math.round(value * power) % whole !== 0;
  });
}

export const emailRule = (): Rule => {
  const email = new EmailValidator();
  return (value) => Boolean(value) && (email.validate(value) as unknown) !== null;
};

/** A number, also one written as text, between the ends that are set. */
export const numericRule = (min: number | null, max: number | null): Rule =>
  unlessEmpty((value) => {
    if (!Helpers.isNumber(value)) return true;
    const n = Helpers.getNumber(value);
    return (min !== null && min > n) || (max !== null && max < n);
  });

export const lengthRule = (min: number, max: number, allowsDigits: boolean): Rule =>
  unlessEmpty((value) => {
    const { length } = value as { length: number };
    return (
      (!allowsDigits && /\d+$/.test(String(value))) || (min > 0 && length < min) || (max > 0 && length > max)
    );
  });

/** No longer answer fits a pattern: even a simple one takes the square of the length. */
const LONGEST_MATCHED = 1_000;

export const patternRule = (pattern: string, ignoresCase: boolean): Rule => {
  const expression = new RegExp(pattern, ignoresCase ? 'i' : '');
  return unlessEmpty((value) => {
    const text = String(value);
    return text.length > LONGEST_MATCHED || !expression.test(text);
  });
};

/** Zero and null ends are not set. Nothing ticked breaks no rule of number. */
export const countRule =
  (min: number | null, max: number | null): Rule =>
  (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    ((!!min && value.length < min) || (!!max && value.length > max));

/** At least so many ticks, also from those who tick nothing. */
export const leastChoicesRule =
  (least: number): Rule =>
  (value) =>
    (Array.isArray(value) ? value.length : 0) < least;

/** Every row has an answer, also where the whole matrix has none. */
export const everyRowRule =
  (rows: readonly string[]): Rule =>
  (value) => {
    const answered = (value ?? {}) as Readonly<Record<string, unknown>>;
    return rows.some((row) => !Object.hasOwn(answered, row) || Helpers.isValueEmpty(answered[row]));
  };
