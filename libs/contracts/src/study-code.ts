/**
 * Damm's quasigroup of order 10: totally anti-symmetric, so that the check digit catches every single
 * wrong digit and every swap of neighbours, the two mistakes people make when they copy a number.
 *
 * @see H. M. Damm, Total anti-symmetrische Quasigruppen, Philipps-Universität Marburg, 2004
 */
const QUASIGROUP = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** Digits before the check digit: 10^8 codes, so that random ones are neither guessable nor soon used up. */
export const STUDY_CODE_RANDOM_DIGITS = 8;

/**
 * The Damm digit of a row of decimal digits; appended to it, the whole row has digit 0.
 *
 * @example dammDigit('572') // 4
 */
export function dammDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(QUASIGROUP[interim]?.[Number(digit)]);
  return interim;
}

/**
 * A study code as printed and spoken: three groups of three digits, the last digit a check digit.
 * It identifies a participant without saying anything about them.
 *
 * @param digits exactly eight decimal digits, drawn at random by the caller
 * @throws RangeError when `digits` is anything else
 * @example makeStudyCode('48271936') // '482-719-368'
 */
export function makeStudyCode(digits: string): string {
  if (!/^\d{8}$/.test(digits)) throw new RangeError('a study code is made from eight digits');
  return (digits + String(dammDigit(digits))).replace(/^(\d{3})(\d{3})(\d{3})$/, '$1-$2-$3');
}

/**
 * Reads a study code as people type it (spaces, any hyphens, full-width digits) into its printed form.
 *
 * @returns the printed form, or `undefined` when it has not nine digits or its check digit is wrong
 * @example parseStudyCode('482 719 368') // '482-719-368'
 * @example parseStudyCode('482-719-365') // undefined
 */
export function parseStudyCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
  if (!/^\d{9}$/.test(digits) || dammDigit(digits) !== 0) return undefined;
  return makeStudyCode(digits.slice(0, STUDY_CODE_RANDOM_DIGITS));
}
