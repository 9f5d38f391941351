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

/** Rows of the participants of one arm, in participant order. */
export const rowsOfArm = ({ design, data }: Pick<Frame, 'design' | 'data'>, arm: string): number[] => {
  const index = design.arms.indexOf(arm);
  return [...data.arm.keys()].filter((row) => data.arm[row] === index);
};

/** The site of some participants, in the order of `rows`. */
export const sitesAt = ({ data }: Frame, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => data.site[row] ?? NaN);

/** An outcome's scores at a wave for some participants, in the order of `rows`; NaN where there is none. */
export const scoresAt = (outcome: OutcomeData, wave: number, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => outcome.scores[wave]?.[row] ?? NaN);
