import type { AnalysisPlan } from '@tongxing/contracts';
import type { Disclosure } from './disclosure.js';
import type { OutcomeRole, Planning } from './planning.js';
import type { OutcomeData, StudyData, StudyDesign } from './study.js';

/** An analysis under way: what is given, and where baseline and endline lie among the waves. */
export interface Frame {
  readonly design: StudyDesign;
  readonly plan: AnalysisPlan;
  readonly planning: Planning;
  readonly data: StudyData;
  readonly disclosure: Disclosure;
  readonly baseline: number;
  readonly endline: number;
}

/** Whether the plan judges by this outcome. */
export const roleOf = ({ plan }: Frame, { id }: OutcomeData): OutcomeRole =>
  plan.primary.includes(id) ? 'primary' : 'exploratory';

/** Places of participants in the data, in some order. */
export type Rows = Int32Array;

/** Rows for which something holds, ascending. @param among rows; the first so many where it is a number */
export function rowsWhere(among: Rows | number, holds: (row: number) => boolean): Rows {
  const size = typeof among === 'number' ? among : among.length;
  const rows = new Int32Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const row = typeof among === 'number' ? i : (among[i] as number);
    if (holds(row)) rows[count++] = row;
  }
  return rows.slice(0, count);
}

/** How many rows there are for which something holds. */
export function countWhere(among: Rows | number, holds: (row: number) => boolean): number {
  const size = typeof among === 'number' ? among : among.length;
  let count = 0;
  for (let i = 0; i < size; i++) if (holds(typeof among === 'number' ? i : (among[i] as number))) count++;
  return count;
}

/** How many numbers of a column there are for which something holds. */
export function countIn(column: Float64Array, holds: (value: number) => boolean): number {
  let count = 0;
  for (const value of column) if (holds(value)) count++;
  return count;
}

/** One list after the other. */
export function inOneList(first: Rows, second: Rows): Rows {
  const rows = new Int32Array(first.length + second.length);
  rows.set(first);
  rows.set(second, first.length);
  return rows;
}

/** How many rows stand in both lists. @param one,other ascending */
export function sharedBy(one: Rows, other: Rows): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < one.length && j < other.length) {
    const [a, b] = [one[i] as number, other[j] as number];
    if (a === b) shared++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return shared;
}

/** Rows of the participants of one arm, in participant order. */
export const rowsOfArm = ({ design, data }: Pick<Frame, 'design' | 'data'>, arm: string): Rows =>
  rowsOfArmAt(data, design.arms.indexOf(arm));

const known = new WeakMap<StudyData['arm'], Map<number, Rows>>();

/** The same by the arm's index, or of those without one. They are asked for time and again, and listed once. */
export function rowsOfArmAt({ arm }: Pick<StudyData, 'arm'>, index: number): Rows {
  const listed = known.get(arm) ?? new Map<number, Rows>();
  known.set(arm, listed);
  const rows = listed.get(index) ?? rowsWhere(arm.length, (row) => arm[row] === index);
  listed.set(index, rows);
  return rows;
}

/** The site of some participants, in the order of `rows`. */
export const sitesAt = ({ data }: Frame, rows: Rows): Float64Array => valuesAt(data.site, rows);

/** An outcome's scores at a wave for some participants, in the order of `rows`; NaN where there is none. */
export const scoresAt = (outcome: OutcomeData, wave: number, rows: Rows): Float64Array =>
  valuesAt(outcome.scores[wave], rows);

/** A column's numbers in some rows; NaN where there is none. */
export function valuesAt(column: Float64Array | Int32Array | undefined, rows: Rows): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column?.[rows[i] as number] ?? NaN;
  return values;
}

/** The different numbers of a column among the rows for which something holds; quick where equal ones stand together. */
export function distinctIn(column: Float64Array, holds: (row: number) => boolean): Set<number> {
  const found = new Set<number>();
  let before: number | undefined;
  for (let row = 0; row < column.length; row++) {
    const number = column[row] as number;
    if (number === before || !holds(row)) continue;
    found.add(number);
    before = number;
  }
  return found;
}

/** Later minus earlier, row by row; NaN where either is missing. */
export function changeOf(before: Float64Array, after: Float64Array): Float64Array {
  const changes = new Float64Array(after.length);
  for (let row = 0; row < after.length; row++) changes[row] = (after[row] as number) - (before[row] as number);
  return changes;
}

/** Whether somebody has a score of an outcome at a wave. */
export const isScored = ({ scores }: OutcomeData, wave: number, row: number): boolean =>
  !Number.isNaN(scores[wave]?.[row] ?? NaN);
