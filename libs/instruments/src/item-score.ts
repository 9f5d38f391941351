import type { KeyItem } from './scoring-key.js';

/**
 * The number that an answer scores on an item, before reversing; undefined where it does not count.
 *
 * | the key says | an answer scores                                                             |
 * |--------------|------------------------------------------------------------------------------|
 * | `values`     | what stands for it; an answer that is not listed does not count              |
 * | `cuts`       | the score of the last cut at or below it; texts do not count                 |
 * | neither      | itself when it is a number; texts do not count                               |
 *
 * "Don't know" scores 0 on knowledge items because their `values` list it (domain.md 3, "Common scoring").
 *
 * @throws RangeError when a number lies below the first cut, or a plain number outside the item's range
 * @example itemScore({ min: 0, max: 1, values: { call_119: 1, hide: 0, dont_know: 0 } }, 'dont_know') // 0
 * @example itemScore({ min: 0, max: 1, cuts: [{ from: 0, score: 0 }, { from: 5, score: 1 }] }, 6) // 1
 */
export function itemScore(item: KeyItem, answer: unknown): number | undefined {
  if (item.values) return listedScore(item.values, answer);
  if (typeof answer !== 'number') return undefined;
  const score = item.cuts ? item.cuts.findLast((cut) => answer >= cut.from)?.score : answer;
  if (score === undefined || !(score >= item.min && score <= item.max))
    throw new RangeError('the answer is out of range');
  return score;
}

function listedScore(values: Readonly<Record<string, number>>, answer: unknown): number | undefined {
  if (typeof answer !== 'string' && typeof answer !== 'number' && typeof answer !== 'boolean') return undefined;
  const name = String(answer);
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
