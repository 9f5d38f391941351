import type { Column } from '../columns.js';
import { shuffledOrder, type Random } from './draws.js';

/** Of so many nearest donors one is drawn. */
const DONORS = 5;

/**
 * For each child without a value, the observed value of a child who is predicted alike: one drawn from the five
 * nearest. What is imputed is what somebody answered, so that it stays on the scale.
 *
 * @param donors predictions for the children with values, by the fitted regression
 * @param values their values
 * @param recipients predictions for the children without, by a drawn regression
 * @see Little 1988, Journal of Business & Economic Statistics 6:287; Morris, White & Royston 2014, BMC Medical
 *   Research Methodology 14:75, for the kind of matching and the number of donors
 */
export function matched(donors: Column, values: Column, recipients: Column, random: Random): Column {
  // Shuffled first: donors who are predicted the same stand in a random order.
  const order = shuffledOrder(donors.length, random).sort(
    (a, b) => (donors[a] as number) - (donors[b] as number),
  );
  const sorted = Float64Array.from(order, (row) => donors[row] as number);
  return recipients.map((prediction) => {
    const [first, count] = nearest(sorted, prediction);
    const chosen = first + Math.min(count - 1, Math.floor(random() * count));
    return values[order[chosen] as number] as number;
  });
}

/** Where the nearest donors begin among the sorted ones, and how many they are. */
function nearest(sorted: Column, prediction: number): [first: number, count: number] {
  let low = firstAbove(sorted, prediction);
  let high = low;
  while (high - low < Math.min(DONORS, sorted.length)) {
    const below = low > 0 ? prediction - (sorted[low - 1] as number) : Infinity;
    const above = high < sorted.length ? (sorted[high] as number) - prediction : Infinity;
    if (below < above) low--;
    else high++;
  }
  return [low, high - low];
}

function firstAbove(sorted: Column, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
