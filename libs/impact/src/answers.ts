import type { BilingualText } from '@tongxing/contracts';
import type { ArmFigure } from './arm-figure.js';
import type { Cell } from './cell.js';
import { isScored, rowsOfArm, rowsWhere, valuesAt, type Frame, type Rows } from './frame.js';
import { kindOf, unitOf } from './outcome-kind.js';
import type { OutcomeData } from './study.js';

/** Shares of the answers to one item, by its levels from the lowest as the scale counts them, in per cent; they add up to 100. */
export interface AnswerShares {
  readonly shares: readonly number[];
}

/** One item of a scale, and what was answered in each arm at both waves. */
export interface ItemAnswers {
  readonly name: BilingualText;
  /** Whether the scale turns the item round: its lowest level is then the highest that could be answered. */
  readonly isReversed: boolean;
  readonly levels: number;
  readonly arms: readonly {
    readonly arm: string;
    readonly before: Cell<AnswerShares>;
    readonly after: Cell<AnswerShares>;
  }[];
}

/** What was answered to the items of a scale. */
export interface Answers {
  /** Shares are told in steps of so many percentage points, the middle of each. */
  readonly step: number;
  readonly items: readonly ItemAnswers[];
}

const STEPS = [5, 10];
/** Fewer items are nearly the score itself, whose bins are told in whole numbers. */
const FEWEST_ITEMS = 3;
const MOST_LEVELS = 5;
/** Share of the pairs who must have answered an item at a wave. */
const ANSWERED = 0.9;

/**
 * What was answered to each item of a reflective scale, among the people of each main figure.
 *
 * Shares come in steps so large that a step holds more people than may be told of, whoever skipped the item among them:
 * every count of answers could then have as many values as the rule asks for, and so could the number of those who did
 * not answer. What is printed follows from whole steps alone: what is left when each share is cut down to a step is
 * divided evenly. Where nothing is left, shares could be known exactly, and the largest gives a step away.
 *
 * An item's shares, or those who reach a level of it, may be an outcome of their own and told exactly; then, and where
 * another scale of the domain has so few items that its score tells an answer, no answers are told here.
 *
 * @returns undefined of outcomes without items that could be told
 */
export function answersOf(
  frame: Frame,
  outcome: OutcomeData,
  changes: readonly ArmFigure[],
): Answers | undefined {
  const { asked = [] } = outcome;
  if (kindOf(outcome) !== 'score' || unitOf(outcome) !== 'participant' || outcome.measurement !== 'reflective')
    return undefined;
  if (asked.length < FEWEST_ITEMS || isToldElsewhere(frame, outcome)) return undefined;
  const arms = changes.map((change) => ({ ...change, rows: pairsOf(frame, outcome, change.arm) }));
  const enough = (step: number) => (people: number) =>
    (people * ANSWERED * step) / 100 >= frame.disclosure.minimum + 1;
  const sizes = arms.map(({ main, rows }) => (main.kind === 'estimated' ? rows.length : 0));
  const coarse = sizes.filter(enough(STEPS.at(-1) as number));
  const step = STEPS.find((s) => coarse.length > 0 && coarse.every(enough(s)));
  if (step === undefined) return undefined;
  const items = asked.flatMap(({ name, levels, isReversed }, item) =>
    levels.length < 2 || levels.length > MOST_LEVELS
      ? []
      : [
          {
            name,
            isReversed,
            levels: levels.length,
            arms: arms.map(({ arm, rows }, i) => {
              const at = (wave: number): Cell<AnswerShares> =>
                enough(step)(sizes[i] as number)
                  ? sharesIn(valuesAt(outcome.items[wave]?.[item], rows), levels, step)
                  : { kind: 'suppressed' };
              return { arm, before: at(frame.baseline), after: at(frame.endline) };
            }),
          },
        ],
  );
  return items.length > 0 ? { step, items } : undefined;
}

function isToldElsewhere({ plan, data }: Frame, outcome: OutcomeData): boolean {
  const instrumentOf = ({ id }: OutcomeData) => id.split('@')[0];
  return data.outcomes.some(
    (other) =>
      other !== outcome &&
      plan.outcomes.includes(other.id) &&
      unitOf(other) === 'participant' &&
      (other.domain === outcome.domain || instrumentOf(other) === instrumentOf(outcome)) &&
      (kindOf(other) !== 'score' || (other.items[0]?.length ?? 0) < FEWEST_ITEMS),
  );
}

const pairsOf = (frame: Frame, outcome: OutcomeData, arm: string): Rows =>
  rowsWhere(
    rowsOfArm(frame, arm),
    (row) => isScored(outcome, frame.baseline, row) && isScored(outcome, frame.endline, row),
  );

/**
 * Shares of the levels in steps, or that too many have not answered.
 *
 * @param levels every number that an answer may count, from the lowest
 * @example sharesIn([0, 0, 0, 1, 1, 1, 1, 1, 1, 1], [0, 1], 20) // { kind: 'estimated', shares: [30, 70] }
 */
export function sharesIn(
  scores: Iterable<number> & { readonly length: number },
  levels: readonly number[],
  step: number,
): Cell<AnswerShares> {
  const counts = levels.map(() => 0);
  for (const score of scores) {
    const level = levels.indexOf(score);
    if (level >= 0) counts[level] = (counts[level] as number) + 1;
  }
  const answered = counts.reduce((sum, count) => sum + count, 0);
  if (answered === 0) return { kind: 'not_estimable', reason: 'too_few_observations' };
  if (answered < ANSWERED * scores.length) return { kind: 'suppressed' };
  const steps = counts.map((count) => Math.floor((count * 100) / (step * answered)));
  const isExact = steps.reduce((sum, whole) => sum + whole, 0) * step === 100;
  const largest = steps.indexOf(Math.max(...steps));
  const cut = steps.map((whole, level) => step * (isExact && level === largest ? whole - 1 : whole));
  const left = 100 - cut.reduce((sum, share) => sum + share, 0);
  return { kind: 'estimated', shares: cut.map((share) => share + left / levels.length) };
}
