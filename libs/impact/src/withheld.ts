import { enrolledCounts, flowCounts, listFlow, type FlowCounts } from './flow-counts.js';
import type { Frame } from './frame.js';
import type { GuardedCount } from './guarded-count.js';
import type { LossReason } from './loss-reason.js';
import { unitOf } from './outcome-kind.js';
import { listOutcome, outcomeCounts } from './outcome-counts.js';
import { armIndices, peopleByKind, possibleKinds } from './people-kind.js';
import { coverHidden, type CountedPeople, type PrintedCount } from './printed-count.js';
import { unitsOf } from './site-study.js';
import type { OutcomeData } from './study.js';

/** Which counts of an arm's flow are hidden. Waves in the design's order. */
export interface WithheldFlow {
  readonly enrolled: boolean;
  readonly present: readonly boolean[];
  readonly both: boolean;
  readonly lost: boolean;
  readonly reasons: Readonly<Record<LossReason, boolean>>;
}

/** Which counts about an outcome are hidden: by wave, by the design's arms, or by both. */
export interface WithheldOutcome {
  /** Everybody scored at a wave, and with them complete cases and those at the ends of the scale. */
  readonly scored: readonly boolean[];
  readonly lost: readonly boolean[];
  readonly enrolled: readonly boolean[];
  /** Whether any reason for loss is. */
  readonly reasons: readonly boolean[];
  readonly everyone: readonly (readonly boolean[])[];
  readonly change: readonly (readonly boolean[])[];
}

/** What a report hides, decided for all its counts of people together. */
export interface Withheld {
  /** By the design's arms, and last of those without one. */
  readonly flow: readonly WithheldFlow[];
  /** By outcome, in the order asked for. */
  readonly outcomes: readonly WithheldOutcome[];
}

/**
 * Decides which counts of a report are hidden. Small counts are, by the rules of each table; then whatever else it takes
 * that nobody can work a hidden one out from all others that are printed: counts of the flow, reasons for loss, people
 * scored at each wave, in each arm, at two waves, and lost to an outcome. Whom a figure rests on is printed with it, so
 * that the pairs of a shown change are never hidden.
 *
 * @param outcomes those that the plan names; outcomes of sites are counted by themselves, in sites
 * @see docs/decisions/0022-small-cells.md
 */
export function withheldOf(frame: Frame, outcomes: readonly OutcomeData[]): Withheld {
  const flow = flowCounts(frame);
  const parts = outcomes.map((outcome) => {
    const units = unitsOf(frame, outcome);
    const isOfSites = unitOf(outcome) === 'site';
    const enrolled = isOfSites ? enrolledCounts(units.frame) : flow.map((row) => row.enrolled);
    return { ...units, counts: outcomeCounts(units.frame, units.outcome), enrolled, isOfSites };
  });
  const flowPeople = counted(frame, flow.flatMap(listFlow));
  const people = parts.map(({ frame: of, outcome, counts, enrolled, isOfSites }) =>
    counted(of, [...(isOfSites ? enrolled : flow.flatMap(listFlow)), ...listOutcome(counts)], outcome),
  );
  const ofFlow = new Set(flowPeople.counts);
  const worldOf = (count: PrintedCount, found: CountedPeople) => (ofFlow.has(count) ? flowPeople : found);
  guard([flowPeople], worldOf, frame.disclosure.minimum);
  for (const [i, part] of parts.entries())
    guard([people[i] as CountedPeople], worldOf, part.frame.disclosure.minimum);
  return {
    flow: flow.map(hiddenFlow),
    outcomes: parts.map(({ counts, enrolled, isOfSites }) => ({
      scored: counts.scored.map(isHidden),
      lost: counts.lost.map(isHidden),
      enrolled: enrolled.map(isHidden),
      reasons: isOfSites ? [] : flow.map(({ reasons }) => Object.values(reasons).some(isHidden)),
      everyone: counts.everyone.map((arm) => arm.map(isHidden)),
      change: counts.change.map((arm) => arm.map(isHidden)),
    })),
  };
}

function guard(
  all: readonly CountedPeople[],
  worldOf: (count: PrintedCount, found: CountedPeople) => CountedPeople,
  minimum: number,
): void {
  const hidden = all.flatMap((people) =>
    (people.counts as readonly GuardedCount[])
      .filter((count) => count.isHidden && count.isGuarded && worldOf(count, people) === people)
      .map((count) => [count, people] as const),
  );
  coverHidden(hidden, worldOf, minimum);
}

function counted(frame: Frame, counts: readonly GuardedCount[], outcome?: OutcomeData): CountedPeople {
  return {
    counts,
    arms: armIndices(frame).map((arm) => ({
      people: peopleByKind(frame, arm, outcome),
      kinds: possibleKinds(frame, arm, outcome !== undefined),
    })),
    canShrink: !frame.data.ages || frame.plan.comparisons.length > 0,
  };
}

const isHidden = (count: GuardedCount): boolean => count.isHidden;

function hiddenFlow({ enrolled, present, both, lost, reasons }: FlowCounts): WithheldFlow {
  const hidden = (reason: GuardedCount) => reason.isHidden || lost.isHidden;
  return {
    enrolled: enrolled.isHidden,
    present: present.map(isHidden),
    both: both.isHidden,
    lost: lost.isHidden,
    reasons: {
      reunited: hidden(reasons.reunited),
      otherReason: hidden(reasons.otherReason),
      notKnown: hidden(reasons.notKnown),
    },
  };
}
