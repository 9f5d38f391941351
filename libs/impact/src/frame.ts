import type { AnalysisPlan } from '@tongxing/contracts';
import { NotEstimable } from '@tongxing/statistics';
import type { Disclosure } from './disclosure.js';
import type { Planning } from './planning.js';
import type { Cell } from './results.js';
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

/** Rows of the participants of one arm, in participant order. */
export const rowsOfArm = ({ design, data }: Frame, arm: string): number[] => {
  const index = design.arms.indexOf(arm);
  return [...data.arm.keys()].filter((row) => data.arm[row] === index);
};

/** An outcome's scores at a wave for some participants, in the order of `rows`; NaN where there is none. */
export const scoresAt = (outcome: OutcomeData, wave: number, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => outcome.scores[wave]?.[row] ?? NaN);

/** Turns the one way in which an estimate may fail into a result that says so. */
export function estimated<T>(estimate: () => T): Cell<T> {
  try {
    return { kind: 'estimated', ...estimate() };
  } catch (error) {
    if (error instanceof NotEstimable) return { kind: 'not_estimable', reason: error.reason };
    throw error;
  }
}
