import { countWhere, rowsWhere, type Frame } from './frame.js';
import { countOf, PRICES, type GuardedCount } from './guarded-count.js';
import { LOSS_REASONS, reasonOf, type LossReason } from './loss-reason.js';
import { armIndices, has, rowsAt, type PeopleKind } from './people-kind.js';

/** The counts of one arm's flow. */
export interface FlowCounts {
  readonly enrolled: GuardedCount;
  readonly present: readonly GuardedCount[];
  readonly both: GuardedCount;
  readonly lost: GuardedCount;
  readonly reasons: Readonly<Record<LossReason, GuardedCount>>;
}

export const listFlow = ({ enrolled, present, both, lost, reasons }: FlowCounts): GuardedCount[] => [
  enrolled,
  ...present,
  both,
  lost,
  ...Object.values(reasons),
];

const isLost = ({ baseline, endline }: Frame, { present }: PeopleKind) =>
  has(present, baseline) && !has(present, endline);

/** Counts of the flow, each column hidden by itself as if its total were known; reasons with the number of those lost. */
export function flowCounts(frame: Frame): FlowCounts[] {
  const { design, data, baseline, endline, disclosure } = frame;
  const arms = armIndices(frame);
  const isThere = (wave: number, row: number) => data.present[wave]?.[row] === 1;
  const column = (price: number, holds: (row: number) => boolean, includes: (kind: PeopleKind) => boolean) => {
    const shown = disclosure.hideCounts(arms.map((arm) => countWhere(rowsAt(frame, arm), holds)));
    return arms.map((arm, i) => countOf(arm, price, shown[i] === null, includes));
  };
  const left = (row: number) => isThere(baseline, row) && !isThere(endline, row);
  const enrolled = column(
    PRICES.enrolled,
    () => true,
    () => true,
  );
  const present = design.waves.map((_, wave) =>
    column(
      wave === baseline ? PRICES.baseline : PRICES.present,
      (row) => isThere(wave, row),
      (kind) => has(kind.present, wave),
    ),
  );
  const both = column(
    PRICES.both,
    (row) => isThere(baseline, row) && isThere(endline, row),
    (kind) => has(kind.present, baseline) && has(kind.present, endline),
  );
  const lost = column(PRICES.lost, left, (kind) => isLost(frame, kind));
  return arms.map((arm, i): FlowCounts => {
    const gone = rowsWhere(rowsAt(frame, arm), left);
    const shown = disclosure.hideCounts(
      LOSS_REASONS.map((reason) => countWhere(gone, (row) => reasonOf(data, row) === reason)),
    );
    const [reunited, otherReason, notKnown] = LOSS_REASONS.map((reason, r) =>
      countOf(arm, PRICES.lost, lost[i]?.isHidden === true || shown[r] === null, (k) => k.reason === reason),
    ) as [GuardedCount, GuardedCount, GuardedCount];
    return {
      enrolled: enrolled[i] as GuardedCount,
      present: present.map((wave) => wave[i] as GuardedCount),
      both: both[i] as GuardedCount,
      lost: lost[i] as GuardedCount,
      reasons: { reunited, otherReason, notKnown },
    };
  });
}

/** Units of each arm, as rates of attrition tell them. */
export const enrolledCounts = ({ design }: Frame): GuardedCount[] =>
  design.arms.map((_, arm) => countOf(arm, PRICES.enrolled, false, () => true));
