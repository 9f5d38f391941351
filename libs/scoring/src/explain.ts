import type { KeyScale, ScoringKey } from '@tongxing/instruments';
import { isCapped, itemValue, scoreRespondent, type Answers, type ScaleScore } from './score.js';

type MissingReason = ScoringKey['missingValues'][string];

/**
 * What became of one item of a scale.
 *
 * | the answer                            | counted | because             |
 * |---------------------------------------|---------|---------------------|
 * | scores                                | yes     |                     |
 * | is absent                             | no      | `not_answered`      |
 * | stands for a reason, by the key       | no      | that reason         |
 * | is anything else that does not score  | no      | `does_not_score`    |
 */
export type ItemExplanation = { readonly item: string; readonly reversed: boolean } & (
  | { readonly counted: true; readonly value: number }
  | { readonly counted: false; readonly because: 'not_answered' | 'does_not_score' | MissingReason }
);

/** A score with what it rests on. */
export interface ScaleExplanation {
  readonly score: ScaleScore;
  readonly items: readonly ItemExplanation[];
  /** How many items must be answered for a score. */
  readonly needed: number;
  /** A must-have was not met and may have lowered the band. */
  readonly capped: boolean;
}

/**
 * Explains the scores of one respondent: which items counted and with which value after reversing, which did
 * not and why, how many answers a score needs. The scores are those of `scoreRespondent`.
 *
 * @param answers of one respondent, by item, already validated
 * @returns one explanation for each scale, in the key's order
 * @throws RangeError when an answer lies outside its item's range: validation comes first
 * @see domain.md 3, "Common scoring"
 */
export function explainRespondent(key: ScoringKey, answers: Answers): ScaleExplanation[] {
  const scores = scoreRespondent(key, answers);
  return key.scales.flatMap((scale, i) => {
    const score = scores[i];
    return score ? [explainScale(key, scale, answers, score)] : [];
  });
}

const explainScale = (
  key: ScoringKey,
  scale: KeyScale,
  answers: Answers,
  score: ScaleScore,
): ScaleExplanation => ({
  score,
  items: scale.items.map((item) => explainItem(key, scale, item, answers[item])),
  needed: answersNeeded(scale),
  capped: isCapped(key, scale, answers),
});

function explainItem(key: ScoringKey, scale: KeyScale, item: string, answer: unknown): ItemExplanation {
  const base = { item, reversed: scale.reversed.includes(item) };
  const value = itemValue(key, scale, item, answer);
  return value === undefined
    ? { ...base, counted: false, because: whyNot(key, answer) }
    : { ...base, counted: true, value };
}

function whyNot(key: ScoringKey, answer: unknown): 'not_answered' | 'does_not_score' | MissingReason {
  if (answer === undefined || answer === null) return 'not_answered';
  const name = typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
  const reason = Object.hasOwn(key.missingValues, name) ? key.missingValues[name] : undefined;
  return reason ?? 'does_not_score';
}

/** The smallest whole number of items that is the key's share of the scale. */
const answersNeeded = ({ minimumAnsweredPercent, items }: KeyScale): number =>
  Math.ceil((minimumAnsweredPercent * items.length) / 100);
