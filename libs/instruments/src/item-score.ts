import type { KeyItem } from './scoring-key.js';

/**
 * The number that an answer scores on an item, before reversing; undefined where it does not count.
 *
 * | the key says | an answer scores                                                             |
 * |--------------|------------------------------------------------------------------------------|
 * | `values`     | what stands for it; an answer that is not listed does not count              |
 * |              | of several choices: what stands for the listed ones, added up                |
 * | `cuts`       | the score of the last cut at or below it; texts do not count                 |
 * | neither      | itself when it is a number; texts do not count                               |
 *
 * "Don't know" scores 0 on knowledge items because their `values` list it (domain.md 3, "Common scoring").
 *
 * @throws RangeError when a number lies below the first cut, or a score outside the item's range
 * @example itemScore({ min: 0, max: 1, values: { call_119: 1, hide: 0, dont_know: 0 } }, 'dont_know') // 0
 * @example itemScore({ min: 0, max: 5, values: { camera: 2, face: 3 } }, ['camera', 'face']) // 5
 * @example itemScore({ min: 0, max: 1, cuts: [{ from: 0, score: 0 }, { from: 5, score: 1 }] }, 6) // 1
 */
export function itemScore(item: KeyItem, answer: unknown): number | undefined {
  const score = item.values ? listedScore(item.values, answer) : numberScore(item, answer);
  if (score !== undefined && !(score >= item.min && score <= item.max))
    throw new RangeError('the answer is out of range');
  return score;
}

function numberScore({ cuts }: KeyItem, answer: unknown): number | undefined {
  if (typeof answer !== 'number') return undefined;
  return cuts ? (cuts.findLast((cut) => answer >= cut.from)?.score ?? NaN) : answer;
}

type Values = Readonly<Record<string, number>>;

function listedScore(values: Values, answer: unknown): number | undefined {
  if (!Array.isArray(answer)) return scoreOfChoice(values, answer);
  const scores = answer.flatMap((choice) => scoreOfChoice(values, choice) ?? []);
  return scores.length > 0 ? scores.reduce((total, score) => total + score, 0) : undefined;
}

function scoreOfChoice(values: Values, choice: unknown): number | undefined {
  if (typeof choice !== 'string' && typeof choice !== 'number' && typeof choice !== 'boolean') return undefined;
  const name = String(choice);
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
