import type { ArmFigure } from './arm-figure.js';
import { countsIn, edgesFor } from './bins.js';
import type { Cell } from './cell.js';
import { rowsOfArm, rowsWhere, scoresAt, valuesAt, type Frame } from './frame.js';
import { kindOf, unitOf } from './outcome-kind.js';
import type { OutcomeData } from './study.js';

/** How many of an arm stood in each bin, lowest first, among those scored at both waves. */
export interface ArmSpread {
  readonly n: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** How scores were spread at baseline and at endline, by arm. */
export interface Distribution {
  /** Ends of the bins, ascending, one more than bins; a score on an end belongs to the bin above it, the highest to the last. */
  readonly edges: readonly number[];
  readonly arms: readonly { readonly arm: string; readonly result: Cell<ArmSpread> }[];
}

/** An arm's change, and how many changed by more than measurement error. */
interface ChangeToSpread extends ArmFigure {
  readonly reliable?: {
    readonly result: Cell<Readonly<Record<'higher' | 'unchanged' | 'lower', number | null>>>;
  };
}

/**
 * How the scores that changes rest on were spread: of the people of each main figure, so that no other count follows.
 *
 * Bins are a fifth of the range, and as many of them are put together, for all arms and both waves alike, as it takes
 * that every one holds at least as many people as may be told of. What a bin was put together from is then open for
 * as many values. No bin is an end of the scale alone: beside the printed number of people at that end it would tell
 * how many of those without a second score stood there. An arm of which it is withheld how many changed by more than
 * measurement error is withheld here too, since with both spreads the few could be bounded.
 *
 * @param changes of the outcome's arms, in the design's order
 * @returns undefined for outcomes that are no scores of people
 */
export function distributionOf(
  frame: Frame,
  outcome: OutcomeData,
  changes: readonly ChangeToSpread[],
): Distribution | undefined {
  if (kindOf(outcome) !== 'score' || unitOf(outcome) !== 'participant') return undefined;
  const arms = changes.map((change) => ({ change, pairs: pairsOf(frame, outcome, change.arm) }));
  const told = arms.filter(({ change }) => mayBeTold(change));
  const edges = edgesFor(
    told.flatMap(({ pairs }) => [pairs.before, pairs.after]),
    outcome.range,
    frame.disclosure.minimum,
  );
  return {
    edges,
    arms: arms.map(({ change, pairs: { before, after } }) => {
      const { arm, main } = change;
      if (main.kind === 'not_estimable') return { arm, result: main };
      if (!mayBeTold(change) || edges.length < 3) return { arm, result: { kind: 'suppressed' } };
      const result = {
        kind: 'estimated' as const,
        n: before.length,
        before: countsIn(edges, before),
        after: countsIn(edges, after),
      };
      return { arm, result };
    }),
  };
}

function mayBeTold({ main, reliable }: ChangeToSpread): boolean {
  if (main.kind !== 'estimated') return false;
  if (reliable?.result.kind !== 'estimated') return true;
  const { higher, unchanged, lower } = reliable.result;
  return ![higher, unchanged, lower].includes(null);
}

function pairsOf(frame: Frame, outcome: OutcomeData, arm: string) {
  const rows = rowsOfArm(frame, arm);
  const before = scoresAt(outcome, frame.baseline, rows);
  const after = scoresAt(outcome, frame.endline, rows);
  const pairs = rowsWhere(rows.length, (i) => !Number.isNaN(before[i]) && !Number.isNaN(after[i]));
  return { before: valuesAt(before, pairs), after: valuesAt(after, pairs) };
}
