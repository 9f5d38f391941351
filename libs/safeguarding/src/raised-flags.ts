import type { FlagCondition, RedFlag, ScoringKey } from '@tongxing/instruments';
import type { Answers, ScaleScore } from '@tongxing/scoring';

/** A red flag that one respondent's answers raise. It carries no answer. */
export interface RaisedFlag {
  readonly flag: string;
  readonly level: RedFlag['level'];
}

/**
 * The red flags that a respondent's answers raise, most urgent first, otherwise in the key's order.
 *
 * Pure, so that the tablet runs it offline the moment a questionnaire ends and the server runs it again on
 * receipt. Missing answers, missing scores, "don't know" and "rather not say" raise nothing unless the key
 * names them: silence is not evidence, and the enumerator's concern button stands beside every question.
 *
 * @param scores what `scoreRespondent` gives for the same key and answers
 * @param cuts the project's own cuts by name (such as the lowest decile at baseline); a condition on a cut
 *   that is not given does not hold
 * @see domain.md 3.8
 * @example raisedFlags(key, { hours_alone: 'night' }, scores) // [{ flag: 'alone-at-night', level: 1 }]
 */
export function raisedFlags(
  key: ScoringKey,
  answers: Answers,
  scores: readonly ScaleScore[],
  cuts: Readonly<Record<string, number>> = {},
): RaisedFlag[] {
  return (key.redFlags ?? [])
    .filter((flag) => flag.when.every((condition) => holds(condition, answers, scores, cuts)))
    .map(({ id, level }) => ({ flag: id, level }))
    .sort((a, b) => a.level - b.level);
}

function holds(
  condition: FlagCondition,
  answers: Answers,
  scores: readonly ScaleScore[],
  cuts: Readonly<Record<string, number>>,
): boolean {
  if ('scale' in condition) return scaleHolds(condition, valueOf(scores, condition.scale), cuts);
  if ('items' in condition)
    return condition.items.filter((item) => isOneOf(answers[item], condition.in)).length >= condition.count;
  const answer = answers[condition.item];
  if ('in' in condition) return isOneOf(answer, condition.in);
  if (typeof answer !== 'number') return false;
  return 'atLeast' in condition ? answer >= condition.atLeast : answer <= condition.atMost;
}

function scaleHolds(
  condition: Extract<FlagCondition, { scale: string }>,
  value: number | undefined,
  cuts: Readonly<Record<string, number>>,
): boolean {
  if (value === undefined) return false;
  if ('atLeast' in condition) return value >= condition.atLeast;
  if ('atMost' in condition) return value <= condition.atMost;
  const cut = Object.hasOwn(cuts, condition.belowCut) ? cuts[condition.belowCut] : undefined;
  return cut !== undefined && value < cut;
}

function valueOf(scores: readonly ScaleScore[], scale: string): number | undefined {
  const score = scores.find((s) => s.scale === scale);
  return score?.kind === 'scored' ? score.value : undefined;
}

/** Of several choices, any one is enough. */
const isOneOf = (answer: unknown, listed: readonly unknown[]): boolean =>
  (Array.isArray(answer) ? answer : [answer]).some((one) => listed.includes(one));
