import { kindOf, unitOf } from './outcome-kind.js';
import { scoresAt, type Frame } from './frame.js';
import { LOSS_REASONS, reasonOf, type LossReason } from './loss-reason.js';
import { armIndices, has, peopleByKind, possibleKinds, rowsAt, type PeopleKind } from './people-kind.js';
import { coverHidden, type CountedPeople, type PrintedCount } from './printed-count.js';
import { sharesMayBeShown } from './shares.js';
import { unitsOf } from './site-study.js';
import { NO_ARM, type OutcomeData } from './study.js';

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

/** What is hidden costs its readers: who came to a wave is missed most, those lost the least, for few are not told. */
const PRICES = { lost: 1, enrolled: 2, baseline: 3, scored: 4, everyone: 5, change: 6, present: 8, both: 8 };

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

/** A count, and whether what it could be matters: that a mean is not shown does not make its number a secret. */
interface Count extends PrintedCount {
  readonly isGuarded: boolean;
}

function guard(
  all: readonly CountedPeople[],
  worldOf: (count: PrintedCount, found: CountedPeople) => CountedPeople,
  minimum: number,
): void {
  const hidden = all.flatMap((people) =>
    (people.counts as readonly Count[])
      .filter((count) => count.isHidden && count.isGuarded && worldOf(count, people) === people)
      .map((count) => [count, people] as const),
  );
  coverHidden(hidden, worldOf, minimum);
}

function counted(frame: Frame, counts: readonly Count[], outcome?: OutcomeData): CountedPeople {
  return {
    counts,
    arms: armIndices(frame).map((arm) => ({
      people: peopleByKind(frame, arm, outcome),
      kinds: possibleKinds(frame, arm, outcome !== undefined),
    })),
    canShrink: !frame.data.ages || frame.plan.comparisons.length > 0,
  };
}

interface FlowCounts {
  readonly enrolled: Count;
  readonly present: readonly Count[];
  readonly both: Count;
  readonly lost: Count;
  readonly reasons: Readonly<Record<LossReason, Count>>;
}

const listFlow = ({ enrolled, present, both, lost, reasons }: FlowCounts): Count[] => [
  enrolled,
  ...present,
  both,
  lost,
  ...Object.values(reasons),
];

const isLost = ({ baseline, endline }: Frame, { present }: PeopleKind) =>
  has(present, baseline) && !has(present, endline);

/** Counts of the flow, each column hidden by itself as if its total were known; reasons with the number of those lost. */
function flowCounts(frame: Frame): FlowCounts[] {
  const { design, data, baseline, endline, disclosure } = frame;
  const arms = armIndices(frame);
  const isThere = (wave: number, row: number) => data.present[wave]?.[row] === 1;
  const column = (price: number, holds: (row: number) => boolean, includes: (kind: PeopleKind) => boolean) => {
    const shown = disclosure.hideCounts(arms.map((arm) => rowsAt(frame, arm).filter(holds).length));
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
    const gone = rowsAt(frame, arm).filter(left);
    const shown = disclosure.hideCounts(
      LOSS_REASONS.map((reason) => gone.filter((row) => reasonOf(data, row) === reason).length),
    );
    const [reunited, otherReason, notKnown] = LOSS_REASONS.map((reason, r) =>
      countOf(arm, PRICES.lost, lost[i]?.isHidden === true || shown[r] === null, (k) => k.reason === reason),
    ) as [Count, Count, Count];
    return {
      enrolled: enrolled[i] as Count,
      present: present.map((wave) => wave[i] as Count),
      both: both[i] as Count,
      lost: lost[i] as Count,
      reasons: { reunited, otherReason, notKnown },
    };
  });
}

/** Units of each arm, as rates of attrition tell them. */
const enrolledCounts = ({ design }: Frame): Count[] =>
  design.arms.map((_, arm) => countOf(arm, PRICES.enrolled, false, () => true));

const countOf = (
  arm: number,
  price: number,
  hidden: boolean,
  includes: (kind: PeopleKind) => boolean,
  isGuarded = true,
): Count => ({ includes: (kind) => kind.arm === arm && includes(kind), price, isHidden: hidden, isGuarded });

interface OutcomeCounts {
  readonly scored: readonly Count[];
  readonly lost: readonly Count[];
  readonly everyone: readonly (readonly Count[])[];
  readonly change: readonly (readonly Count[])[];
  /** Never printed, and not to be had by subtraction either where they are few. */
  readonly unplaced: readonly Count[];
}

const listOutcome = ({ scored, lost, everyone, change, unplaced }: OutcomeCounts): Count[] => [
  ...scored,
  ...lost,
  ...everyone.flat(),
  ...change.flat(),
  ...unplaced,
];

function outcomeCounts(frame: Frame, outcome: OutcomeData): OutcomeCounts {
  const { design, data, baseline, endline, disclosure } = frame;
  const isScored = (wave: number, row: number) => !Number.isNaN(outcome.scores[wave]?.[row] ?? NaN);
  const isSmall = (count: number) => count > 0 && count < disclosure.minimum;
  const number = (arm: number, ...waves: readonly number[]) =>
    rowsAt(frame, arm).filter((row) => waves.every((wave) => isScored(wave, row))).length;
  const arms = [...design.arms.keys()];
  const waves = [...design.waves.keys()];
  const scoredIn = (wave: number) => (kind: PeopleKind) => has(kind.scored, wave);
  const lost = arms.map((arm) => number(arm, baseline) - number(arm, baseline, endline));
  const shownLost = disclosure.hideCounts(lost);
  return {
    scored: waves.map((wave) => {
      const all = [...data.arm.keys()].filter((row) => isScored(wave, row)).length;
      const hidden = disclosure.hideCounts([all])[0] === null;
      return { includes: scoredIn(wave), price: PRICES.scored, isHidden: hidden, isGuarded: true };
    }),
    lost: arms.map((arm, i) => {
      const pairs = number(arm, baseline, endline);
      const hidden =
        shownLost[i] === null ||
        (pairs > 1 && pairs < disclosure.minimum) ||
        !pairsMayBeShown(frame, outcome, rowsAt(frame, arm));
      const includes = ({ scored }: PeopleKind) => has(scored, baseline) && !has(scored, endline);
      return countOf(arm, PRICES.lost, hidden, includes);
    }),
    everyone: arms.map((arm) =>
      waves.map((wave) => {
        const all = number(arm, wave);
        const hidden = isSmall(all) || !everyoneMayBeShown(frame, outcome, wave, rowsAt(frame, arm));
        return countOf(arm, PRICES.everyone, hidden, scoredIn(wave), isSmall(all));
      }),
    ),
    change: arms.map((arm) =>
      waves.map((wave) => {
        const pairs = number(arm, baseline, wave);
        const hidden = wave <= baseline || isSmall(pairs);
        const includes = ({ scored }: PeopleKind) => has(scored, baseline) && has(scored, wave);
        const price = wave === endline ? Infinity : PRICES.change;
        return countOf(arm, price, hidden, includes, wave > baseline && isSmall(pairs));
      }),
    ),
    unplaced: data.arm.includes(NO_ARM)
      ? waves.map((wave) => countOf(NO_ARM, Infinity, true, scoredIn(wave), isSmall(number(NO_ARM, wave))))
      : [],
  };
}

/**
 * Whether the mean of everybody of an arm at a wave may stand beside that of the pairs: not where their difference would
 * tell of a few who have a score at only one of baseline and endline.
 */
export function everyoneMayBeShown(
  { baseline, endline, disclosure }: Frame,
  outcome: OutcomeData,
  wave: number,
  rows: readonly number[],
): boolean {
  const scores = scoresAt(outcome, wave, rows);
  const isShare = kindOf(outcome) === 'yes_no';
  if (isShare && !sharesMayBeShown(disclosure, scores)) return false;
  const other = wave === baseline ? endline : wave === endline ? baseline : undefined;
  if (other === undefined) return true;
  const there = scoresAt(outcome, other, rows);
  const unpaired = scores.filter((s, row) => !Number.isNaN(s) && Number.isNaN(there[row]));
  if (unpaired.length > 0 && unpaired.length < disclosure.minimum) return false;
  return !isShare || sharesMayBeShown(disclosure, unpaired);
}

/** Whether the shares of those with both answers may be shown; of other outcomes there are none. */
function pairsMayBeShown(
  { baseline, endline, disclosure }: Frame,
  outcome: OutcomeData,
  rows: readonly number[],
) {
  if (kindOf(outcome) !== 'yes_no') return true;
  const [before, after] = [scoresAt(outcome, baseline, rows), scoresAt(outcome, endline, rows)];
  const isPair = (_: number, row: number) => !Number.isNaN(before[row]) && !Number.isNaN(after[row]);
  return sharesMayBeShown(disclosure, before.filter(isPair), after.filter(isPair));
}

const isHidden = (count: Count): boolean => count.isHidden;

function hiddenFlow({ enrolled, present, both, lost, reasons }: FlowCounts): WithheldFlow {
  const hidden = (reason: Count) => reason.isHidden || lost.isHidden;
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
