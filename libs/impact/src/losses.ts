import type { ExitReason } from '@tongxing/contracts';
import type { Disclosure } from './disclosure.js';
import type { Frame } from './frame.js';
import type { FlowRow, LossRow } from './results.js';
import { NO_ARM, type StudyData } from './study.js';

/**
 * Exits that come of what a programme hopes for: the family is together again. Who leaves so goes with things getting
 * better, so that those who stay do not stand for them.
 *
 * @see domain.md 5, "Missing"
 */
const REUNITED: readonly ExitReason[] = ['joined_parents', 'parent_returned'];

/**
 * One row an arm in which somebody was lost. Where the number of those lost is hidden, so are its parts.
 *
 * @param flow as it may be published
 */
export function lossesOf(
  { design, data, baseline, endline, disclosure }: Frame,
  flow: readonly FlowRow[],
): LossRow[] {
  const arms = [...design.arms.keys(), ...(data.arm.includes(NO_ARM) ? [NO_ARM] : [])];
  return arms.flatMap((index) => {
    const lost = [...data.arm.keys()].filter(
      (row) =>
        data.arm[row] === index && data.present[baseline]?.[row] === 1 && data.present[endline]?.[row] !== 1,
    );
    if (lost.length === 0) return [];
    const arm = design.arms[index];
    const isHidden = flow.find((row) => row.arm === arm)?.lost === null;
    return [{ ...(arm !== undefined && { arm }), ...(isHidden ? HIDDEN : countsOf(data, lost, disclosure)) }];
  });
}

const HIDDEN = { reunited: null, otherReason: null, notKnown: null };

function countsOf(data: StudyData, lost: readonly number[], { hideCounts }: Disclosure): Omit<LossRow, 'arm'> {
  const reunited = lost.filter((row) => isReunited(data, row)).length;
  const known = lost.filter((row) => data.exits?.[row]).length;
  const counts = hideCounts([reunited, known - reunited, lost.length - known]);
  const [withFamily = null, otherReason = null, notKnown = null] = counts;
  return { reunited: withFamily, otherReason, notKnown };
}

/** Whether somebody left because child and parents came together again. */
export function isReunited({ exits }: StudyData, row: number): boolean {
  const reason = exits?.[row]?.reason;
  return reason !== undefined && REUNITED.includes(reason);
}
