import type { BilingualText } from '@tongxing/contracts';

/**
 * Why a value is missing, where that is known. In SPSS each is a user-missing code, in Stata an extended missing value,
 * in CSV and XLSX that value's name. A number that is NaN is missing without a reason: not asked, or not answered.
 *
 * | reason           | Stata, CSV, XLSX |
 * |------------------|------------------|
 * | `dont_know`      | `.a`             |
 * | `rather_not_say` | `.b`             |
 * | `not_applicable` | `.c`             |
 * | `withheld`       | `.d`             |
 */
export const MISSING_REASONS = ['dont_know', 'rather_not_say', 'not_applicable', 'withheld'] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

export interface ValueLabel {
  readonly value: number;
  readonly label: BilingualText;
}

/** The code that stands for a reason in a column of numbers. */
export interface MissingCode extends ValueLabel {
  readonly reason: MissingReason;
}

/** Where a variable comes from. */
export interface VariableSource {
  readonly instrument: string;
  readonly version: string;
  /** Id of the question or scale. */
  readonly item: string;
  /** The question as it was asked; absent for scores and where the texts are not ours to show. */
  readonly question?: BilingualText;
}

interface Described {
  /** At most 32 of a–z, 0–9 and `_`, a letter first: valid in SPSS, Stata and R, and told apart without case. */
  readonly name: string;
  readonly label: BilingualText;
  readonly measure: 'nominal' | 'ordinal' | 'scale';
  readonly source?: VariableSource;
  /** What is to be known about the variable, printed in the codebook. */
  readonly note?: BilingualText;
}

export interface NumberVariable extends Described {
  readonly kind: 'number';
  /** Digits after the point that programs show; the values themselves are never rounded. */
  readonly decimals: number;
  /** All values are whole numbers from the first to the second, codes of missing values not counted. */
  readonly bounds?: readonly [number, number];
  readonly values: readonly ValueLabel[];
  /** Three at most, as SPSS allows. */
  readonly missing: readonly MissingCode[];
}

export interface TextVariable extends Described {
  readonly kind: 'text';
  /** Bytes of the longest value in UTF-8, from 1 to 2045: Stata's longest text of fixed width. */
  readonly width: number;
}

export type Variable = NumberVariable | TextVariable;

/** `.a` to `.d`: the value's name in Stata, and what CSV and XLSX show. */
export const missingName = (reason: MissingReason): string =>
  `.${'abcd'.charAt(MISSING_REASONS.indexOf(reason))}`;
