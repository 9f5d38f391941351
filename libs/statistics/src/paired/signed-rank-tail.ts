import type { Column } from '../columns.js';

/**
 * Probability that ranks, each counted or not by the toss of a coin, add up to at most `sum`.
 *
 * @param ranks whole numbers and halves; up to 1000, beyond which single outcomes are too rare for a double
 * @see Lehmann 1975, Nonparametrics, 3.2
 * @example signedRankTail(Float64Array.of(1, 2, 3), 3) // 0.625
 */
export const signedRankTail = (ranks: Column, sum: number): number =>
  signedRankChances(ranks, sum).reduce((total, chance) => total + chance, 0);

/**
 * The probability of each sum of ranks from 0 to `most`, by halves: the sum s stands at 2s.
 *
 * @param ranks whole numbers and halves; up to 1000
 * @example [...signedRankChances(Float64Array.of(1, 2), 1.5)] // [0.25, 0, 0.25, 0]
 */
export function signedRankChances(ranks: Column, most: number): Float64Array {
  const chances = new Float64Array(Math.floor(2 * most) + 1);
  chances[0] = 1;
  for (const rank of ranks) {
    const step = Math.round(2 * rank);
    for (let sum = chances.length - 1; sum >= 0; sum--)
      chances[sum] = ((chances[sum] as number) + (sum < step ? 0 : (chances[sum - step] as number))) / 2;
  }
  return chances;
}
