import { MISSING_REASONS, type NumberVariable, type Variable } from '../model/variable.js';

/** How Stata keeps a variable. */
export type Storage = 'byte' | 'int' | 'long' | 'double' | 'text';

/** The type's number in the file, its bytes, the largest number it holds, and its value for "missing". */
const TYPES = {
  byte: { type: 65530, bytes: 1, lowest: -127, highest: 100 },
  int: { type: 65529, bytes: 2, lowest: -32_767, highest: 32_740 },
  long: { type: 65528, bytes: 4, lowest: -2_147_483_647, highest: 2_147_483_620 },
  double: { type: 65526, bytes: 8, lowest: -Infinity, highest: Infinity },
} as const;
const WHOLE = ['byte', 'int', 'long'] as const;

export function storageOf(variable: Variable): Storage {
  if (variable.kind === 'text') return 'text';
  const { bounds } = variable;
  if (!bounds) return 'double';
  return WHOLE.find((kind) => bounds[0] >= TYPES[kind].lowest && bounds[1] <= TYPES[kind].highest) ?? 'double';
}

export const typeNumber = (variable: Variable): number => {
  const storage = storageOf(variable);
  return storage === 'text' ? (variable as { width: number }).width : TYPES[storage].type;
};

export const bytesOf = (variable: Variable): number => {
  const storage = storageOf(variable);
  return storage === 'text' ? (variable as { width: number }).width : TYPES[storage].bytes;
};

/** `.` of the whole types is one more than the highest number, and `.a` to `.z` follow it. */
export const missingWhole = (storage: 'byte' | 'int' | 'long', letter: number): number =>
  TYPES[storage].highest + 1 + letter;

/** Bits of `.` as a double, and of the step to `.a`, `.b` and so on. */
const MISSING_BITS = 0x7fe0_0000_0000_0000n;
const LETTER_BITS = 0x0000_0100_0000_0000n;

const BITS = new DataView(new ArrayBuffer(8));

/** A double that Stata reads as `.` (letter 0), `.a` (1) and so on. */
export function missingDouble(letter: number): number {
  BITS.setBigUint64(0, MISSING_BITS + BigInt(letter) * LETTER_BITS);
  return BITS.getFloat64(0);
}

/** 1 for `.a`, by the code that stands for it in the column. */
export const letters = ({ missing }: NumberVariable): ReadonlyMap<number, number> =>
  new Map(missing.map(({ value, reason }) => [value, MISSING_REASONS.indexOf(reason) + 1]));
