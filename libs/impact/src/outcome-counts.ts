import { countWhere, isScored, scoresAt, type Frame, type Rows } from './frame.js';
import { countOf, PRICES, type GuardedCount } from './guarded-count.js';
import { kindOf } from './outcome-kind.js';
import { has, rowsAt, type PeopleKind } from './people-kind.js';
import { sharesMayBeShown } from './shares.js';
import { NO_ARM, type OutcomeData } from './study.js';

/** The counts about one outcome: by wave, by the design's arms, or by both. */
export interface OutcomeCounts {
  readonly scored: readonly GuardedCount[];
  readonly lost: readonly GuardedCount[];
  readonly everyone: readonly (readonly GuardedCount[])[];
  readonly change: readonly (readonly GuardedCount[])[];
  /** Never printed, and not to be had by subtraction either where they are few. */
  readonly unplaced: readonly GuardedCount[];
}

export const listOutcome = ({ scored, lost, everyone, change, unplaced }: OutcomeCounts): GuardedCount[] => [
  ...scored,
  ...lost,
  ...everyone.flat(),
  ...change.flat(),
  ...unplaced,
];

/** Counts about an outcome, hidden where they are small, or where the mean of those counted would tell of a few. */
export function outcomeCounts(frame: Frame, outcome: OutcomeData): OutcomeCounts {
  const { design, data, baseline, endline, disclosure } = frame;
  const isSmall = (count: number) => count > 0 && count < disclosure.minimum;
  const number = (arm: number, ...waves: readonly number[]) =>
    countWhere(rowsAt(frame, arm), (row) => waves.every((wave) => isScored(outcome, wave, row)));
  const arms = [...design.arms.keys()];
  const waves = [...design.waves.keys()];
  const scoredIn = (wave: number) => (kind: PeopleKind) => has(kind.scored, wave);
  const lost = arms.map((arm) => number(arm, baseline) - number(arm, baseline, endline));
  const shownLost = disclosure.hideCounts(lost);
  return {
    scored: waves.map((wave) => {
      const all = countWhere(data.arm.length, (row) => isScored(outcome, wave, row));
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
function everyoneMayBeShown(
  { baseline, endline, disclosure }: Frame,
  outcome: OutcomeData,
  wave: number,
  rows: Rows,
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
function pairsMayBeShown({ baseline, endline, disclosure }: Frame, outcome: OutcomeData, rows: Rows) {
  if (kindOf(outcome) !== 'yes_no') return true;
  const [before, after] = [scoresAt(outcome, baseline, rows), scoresAt(outcome, endline, rows)];
  const isPair = (_: number, row: number) => !Number.isNaN(before[row]) && !Number.isNaN(after[row]);
  return sharesMayBeShown(disclosure, before.filter(isPair), after.filter(isPair));
}
