import { countWhere, rowsWhere, type Frame } from './frame.js';
import { LOSS_REASONS, reasonOf, type LossReason } from './loss-reason.js';
import { armIndices, rowsAt } from './people-kind.js';
import type { LossRow } from './results.js';
import type { WithheldFlow } from './withheld.js';

/** One row an arm in which somebody was lost, or in which it is not told whether. */
export function lossesOf(frame: Frame, withheld: readonly WithheldFlow[]): LossRow[] {
  const { design, data, baseline, endline } = frame;
  return armIndices(frame).flatMap((index, i) => {
    const lost = rowsWhere(
      rowsAt(frame, index),
      (row) => data.present[baseline]?.[row] === 1 && data.present[endline]?.[row] !== 1,
    );
    const hidden = withheld[i];
    if (lost.length === 0 && !hidden?.lost) return [];
    const countOf = (reason: LossReason) =>
      hidden?.reasons[reason] ? null : countWhere(lost, (row) => reasonOf(data, row) === reason);
    const [reunited, otherReason, notKnown] = LOSS_REASONS.map(countOf) as [
      LossRow['reunited'],
      LossRow['otherReason'],
      LossRow['notKnown'],
    ];
    const arm = design.arms[index];
    return [{ ...(arm !== undefined && { arm }), reunited, otherReason, notKnown }];
  });
}
